"""What publishing and deploying say to an editor, in English and Chinese."""

WORDS: dict[str, tuple[str, str]] = {
    "errors": (
        "the magazine is not fit for readers; they see what they saw before",
        "還不能發布；讀者看到的網站沒有變",
    ),
    "no-room": (
        "the disk is full ({place}); readers see what they saw before\n"
        "  help: make room (`./inv publish --keep 1` keeps fewer former sites), then publish again",
        "磁碟滿了（{place}）；讀者看到的網站沒有變\n"
        "  辦法：請騰出空間（./inv publish --keep 1 少留幾份舊網站），再發布一次",
    ),
    "no-links": (
        "this system makes no links for you, and .published/current has to be one\n"
        "  help: on Windows turn on Developer Mode, in Settings, then publish again",
        "系統不讓你建立連結，而 .published/current 必須是連結\n  辦法：在 Windows 的設定裡打開開發人員模式，再發布一次",
    ),
    "nothing-before": (
        "there is no site before this one\n  help: ./inv publish makes one",
        "沒有更早的網站\n  辦法：先用 ./inv publish 發布",
    ),
    "nothing-published": (
        "nothing has been published yet\n  help: run ./inv publish first",
        "還沒有發布過\n  辦法：請先執行 ./inv publish",
    ),
    "wrong-redirect": (
        "--redirect cannot be {value}\n  help: write OLD=NEW: names of folders (old-name=new-name), or addresses",
        "--redirect 不能是 {value}\n  辦法：請寫 舊=新：資料夾的名稱（old-name=new-name）或網址",
    ),
    "published": (
        "{pages} pages, {files} files, {references} links and pictures looked at: published as {name}",
        "{pages} 頁、{files} 個檔案，檢查了 {references} 個連結和圖片：已發布為 {name}",
    ),
    "back": ("readers see {name} again", "讀者又看到 {name}"),
    "unknown-target": (
        "publishconf.py has no target called {name}\n  help: its TARGETS are {known}",
        "publishconf.py 裡沒有 {name} 這個目標\n  辦法：TARGETS 裡有 {known}",
    ),
    "wrong-target": ("the target {name}: {reason}\n  help: {help}", "目標 {name}：{reason}\n  辦法：{help}"),
    "failed": (
        "not everything arrived: {reason}\n  help: run the same command again; it goes on where it stopped",
        "沒有全部送到：{reason}\n  辦法：請再執行一次同樣的指令，會從停下的地方繼續",
    ),
    "foreign": (
        "{place} holds something that is no site of ours, which would be lost\n"
        '  help: name an empty place, or list what is to stay: keep = ["podcast/*"]',
        '{place} 裡有不是本站的東西，會被蓋掉\n  辦法：請指定空的地方，或列出要保留的：keep = ["podcast/*"]',
    ),
    "same": ("{target} is up to date: {files} files", "{target} 已是最新：{files} 個檔案"),
    "planned": (
        "{target}: {sent} to send ({size}), {removed} to remove, {same} are there already; nothing was done",
        "{target}：要送出 {sent} 個（{size}），刪去 {removed} 個，{same} 個已在；什麼都還沒做",
    ),
    "sent": (
        "{target}: {sent} sent ({size}), {removed} removed, {same} were there already",
        "{target}：送出 {sent} 個（{size}），刪去 {removed} 個，{same} 個本來就有",
    ),
}


def say(code: str, language: str, **facts: object) -> str:
    """A message, with its facts."""
    return WORDS[code][language == "zh"].format(**facts)
