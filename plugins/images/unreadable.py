"""Why a file can't be used as an image, and what an editor can do about it."""

from enum import StrEnum
from pathlib import Path
from typing import Final


class Reason(StrEnum):
    """What is wrong; its words are in `WORDS`."""

    MISSING = "missing"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    SVG = "svg"
    HEIC = "heic"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    CHANGED = "changed"
    CRASHED = "crashed"


class UnreadableImage(Exception):
    """`path` is no image that we can use; `reason` says why."""

    def __init__(self, path: Path, reason: Reason) -> None:
        super().__init__(path, reason)  # as arguments, so that it travels between processes
        self.path = path
        self.reason = reason

    def fact(self, language: str = "en") -> str:
        """What is wrong with the file, in the editor's language (`en` or `zh`), without its name."""
        return WORDS[self.reason][language == "zh"][0]

    def way_out(self, language: str = "en") -> str:
        """What to do, in the editor's language (`en` or `zh`)."""
        return WORDS[self.reason][language == "zh"][1]

    def __str__(self) -> str:
        return f"{self.path}: {self.fact()}\n  help: {self.way_out()}"


# The fact and the way out, in English and in Chinese.
WORDS: Final[dict[Reason, tuple[tuple[str, str], tuple[str, str]]]] = {
    Reason.MISSING: (
        ("there is no such file", "check the spelling, capital letters included"),
        ("沒有這個檔案", "請核對檔名，大小寫也算"),
    ),
    Reason.FORBIDDEN: (
        ("the file may not be read", "change its permissions so that you can open it"),
        ("沒有讀取這個檔案的權限", "請修改檔案的權限"),
    ),
    Reason.UNKNOWN: (
        ("this is no image in a format that we read", "export it as JPEG or PNG"),
        ("這不是我們能讀取的圖片格式", "請匯出成 JPEG 或 PNG"),
    ),
    Reason.SVG: (
        ("this is an SVG drawing, and only pictures made of pixels are read", "export it as PNG, 2400 pixels wide"),
        ("這是 SVG 向量圖，我們只讀取點陣圖", "請匯出成寬 2400 像素的 PNG"),
    ),
    Reason.HEIC: (
        ("this is a HEIC photo, which few programs read", "export it as JPEG, in full size"),
        ("這是 HEIC 照片，能讀取的程式不多", "請以原尺寸匯出成 JPEG"),
    ),
    Reason.TRUNCATED: (
        ("the file breaks off before its end", "copy or download it again"),
        ("檔案不完整，後面的部分遺失了", "請重新複製或下載"),
    ),
    Reason.DAMAGED: (
        ("its pixels cannot be decoded", "open it in an image editor and export it again as JPEG or PNG"),
        ("圖片的像素無法解碼", "請用修圖軟體開啟，再匯出成 JPEG 或 PNG"),
    ),
    Reason.TOO_LARGE: (
        (
            "it is larger than 100 megapixels, 32,767 pixels a side or 256 MB",
            "export it smaller: 4,800 pixels wide is plenty",
        ),
        ("圖片超過一億像素、單邊 32,767 像素或 256 MB", "請匯出小一些的版本，寬 4,800 像素就很足夠"),
    ),
    Reason.CHANGED: (
        ("the file changed while it was being worked on", "run the command again"),
        ("處理途中檔案有變動", "請再執行一次"),
    ),
    Reason.CRASHED: (
        ("the process that was making its sizes ended abruptly", "free some memory and run the command again"),
        ("製作各種尺寸的程序意外中止", "請釋出一些記憶體，再執行一次"),
    ),
}
