"""The words of every diagnostic, in English and Chinese: the fact, then the way out."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Message:
    """How a kind of finding is said. `{name}` stands for a fact of the diagnostic."""

    level: Literal["error", "warning", "note"]
    en: tuple[str, str]
    zh: tuple[str, str]

    def fact(self, language: str) -> str:
        """What was found."""
        return (self.zh if language == "zh" else self.en)[0]

    def way_out(self, language: str) -> str:
        """What an editor can do about it."""
        return (self.zh if language == "zh" else self.en)[1]


MESSAGES: dict[str, Message] = {
    # --- a file as such
    "not-utf8": Message(
        "error",
        ("this file is not UTF-8 (it looks like {encoding})", "save it again as UTF-8, or run ./inv import on it"),
        ("這個檔案不是 UTF-8（看來是 {encoding}）", "請另存為 UTF-8，或用 ./inv import 匯入"),
    ),
    "empty-file": Message(
        "error",
        ("this file has no text", "write the article below the front matter, or delete the file"),
        ("這個檔案沒有內文", "請在檔頭之下寫入文章，或刪去這個檔案"),
    ),
    "unreadable-file": Message(
        "error",
        ("this file cannot be read: {reason}", "check that it is there and may be read"),
        ("讀不到這個檔案：{reason}", "請確認檔案存在，而且可以讀取"),
    ),
    "unknown-language": Message(
        "warning",
        ("{name} names no language of this magazine", "language files are called {known}"),
        ("{name} 不是本刊的語言", "語言檔的名稱是 {known}"),
    ),
    "outside-folder": Message(
        "error",
        ("{path} leads out of its folder", "name a file inside the article's own folder"),
        ("{path} 指到資料夾之外", "請用這篇文章資料夾裡的檔案"),
    ),
    "same-address": Message(
        "error",
        ("{address} is also the address of {other}", "rename one of the two folders"),
        ("{address} 也是 {other} 的網址", "請把其中一個資料夾改名"),
    ),
    "reserved-slug": Message(
        "error",
        ("{slug} is an address that the site itself uses", "rename the folder"),
        ("{slug} 是網站自己要用的網址", "請把資料夾改名"),
    ),
    "bad-slug": Message(
        "error",
        ("the folder name {slug} cannot be part of an address", "use letters, digits and hyphens"),
        ("資料夾名稱 {slug} 不能當網址", "請只用字母、數字和連字號"),
    ),
    # --- front matter
    "no-front-matter": Message(
        "error",
        ("the file does not begin with front matter", "begin with a line ---, then title: …, then a line ---"),
        ("檔案開頭沒有檔頭", "請先寫一行 ---，再寫 title: …，再寫一行 ---"),
    ),
    "front-matter-syntax": Message(
        "error",
        ("the front matter is not YAML: {reason}", "put a value that has a colon or a quotation mark in quotes"),
        ("檔頭不是正確的 YAML：{reason}", "含冒號或引號的內容，請放在引號裡"),
    ),
    "unknown-key": Message(
        "warning",
        ("front matter has no key {key}", "the keys are listed in docs/writing.md"),
        ("檔頭沒有 {key} 這一項", "可用的項目列在 docs/writing.md"),
    ),
    "repeated-key": Message(
        "error",
        ("{key} stands twice in the front matter", "keep one of the two lines"),
        ("檔頭裡 {key} 寫了兩次", "請留下其中一行"),
    ),
    "wrong-value": Message(
        "error",
        ("{key} cannot be {value}", "write {expected}"),
        ("{key} 不能是 {value}", "請寫 {expected}"),
    ),
    "missing-key": Message(
        "error",
        ("{key} is missing", "add a line {key}: … to the front matter"),
        ("缺少 {key}", "請在檔頭加一行 {key}: …"),
    ),
    "no-original": Message(
        "error",
        ("no language of this article is the original", "leave translators out of one file, or write original: true"),
        ("這篇文章沒有原文", "請讓一個檔案不寫 translators，或寫 original: true"),
    ),
    "two-originals": Message(
        "error",
        ("{other} says original: true as well", "keep original: true in one of the two files"),
        ("{other} 也寫了 original: true", "請只在其中一個檔案保留 original: true"),
    ),
    # --- turns
    "unknown-speaker": Message(
        "error",
        (
            "{name} speaks here but is no declared speaker",
            "add the label to speakers or interviewers in the front matter",
        ),
        ("{name} 在這裡說話，但檔頭沒有這位講者", "請把這個名字加進檔頭的 speakers 或 interviewers"),
    ),
    "possible-speaker": Message(
        "warning",
        (
            "{name}: opens several paragraphs, but is no declared speaker",
            "if it is a speaker, add it to speakers in the front matter",
        ),
        ("有好幾段以「{name}：」開頭，但檔頭沒有這位講者", "如果這是講者，請加進檔頭的 speakers"),
    ),
    "silent-speaker": Message(
        "warning",
        ("{name} is declared but never speaks", "correct the label in the front matter, or remove it"),
        ("{name} 列為講者，卻沒有說過話", "請改正檔頭裡的名字，或刪去"),
    ),
    "empty-turn": Message(
        "warning",
        ("{name} has a label here but no words", "write what was said, or remove the label"),
        ("{name} 在這裡只有名字，沒有說話", "請補上內容，或刪去名字"),
    ),
    # --- figures and images
    "missing-image": Message(
        "warning",
        ("the image {name} is not in this folder", "add the file, or remove the image"),
        ("資料夾裡沒有圖片 {name}", "請放入檔案，或刪去圖片"),
    ),
    "empty-image": Message(
        "warning",
        ("an image has no file yet", "write the file name between the round brackets: ![…](still.jpg)"),
        ("這裡的圖片還沒有檔案", "請在圓括號裡寫檔名：![…](still.jpg)"),
    ),
    "unreadable-image": Message(
        "warning",
        ("{name} cannot be used as an image: {reason}", "{way_out}"),
        ("{name} 不能當作圖片：{reason_zh}", "{way_out_zh}"),
    ),
    "foreign-image": Message(
        "warning",
        ("the image {name} lies on another site", "save it into this folder: our pages ask nothing of other sites"),
        ("圖片 {name} 放在別的網站", "請存到這個資料夾：本刊的頁面不向別的網站要東西"),
    ),
    "caption-without-still": Message(
        "warning",
        ("the caption for {position} has no still of its own", "check the number of stills and captions here"),
        ("「{position}」的圖說沒有對應的劇照", "請檢查這裡劇照和圖說的數目"),
    ),
    # --- films
    "unknown-film": Message(
        "warning",
        ("no film{year} is called {title}", "films are listed in content/films.toml"),
        ("片單裡沒有{year}叫 {title} 的電影", "電影列在 content/films.toml"),
    ),
    "wrong-year": Message(
        "warning",
        ("{title} is a film of {known}, not of {year}", "correct the year here or in content/films.toml"),
        ("{title} 是 {known} 年的電影，不是 {year} 年", "請改正這裡或 content/films.toml 的年份"),
    ),
    # --- catalogues
    "catalogue-syntax": Message(
        "error",
        ("this catalogue is not TOML: {reason}", "correct this line; the records before it are fine"),
        ("這個檔案不是正確的 TOML：{reason}", "請改正這一行；之前的記錄沒有問題"),
    ),
    "catalogue-key": Message(
        "error",
        ("{record} has no key {key}", "the keys are listed in docs/writing.md"),
        ("{record} 沒有 {key} 這一項", "可用的項目列在 docs/writing.md"),
    ),
    "catalogue-value": Message(
        "error",
        ("{key} of {record} cannot be {value}", "write {expected}"),
        ("{record} 的 {key} 不能是 {value}", "請寫 {expected}"),
    ),
    "catalogue-missing": Message(
        "error",
        ("{record} has no {key}", "add a line {key} = …"),
        ("{record} 缺少 {key}", "請加一行 {key} = …"),
    ),
    "unknown-person": Message(
        "warning",
        ("nobody called {name} is in content/people.toml", "add a record, or correct the name"),
        ("content/people.toml 裡沒有 {name}", "請加一筆記錄，或改正名字"),
    ),
    "unknown-topic": Message(
        "warning",
        ("no topic is called {name}", "topics are listed in content/topics.toml"),
        ("沒有叫 {name} 的主題", "主題列在 content/topics.toml"),
    ),
    "unknown-issue": Message(
        "warning",
        ("no issue is called {name}", "an issue is a folder in content/issues"),
        ("沒有叫 {name} 的一期", "每一期是 content/issues 裡的一個資料夾"),
    ),
    "unknown-article": Message(
        "warning",
        ("no article is called {name}", "an article is a folder in content/articles"),
        ("沒有叫 {name} 的文章", "每篇文章是 content/articles 裡的一個資料夾"),
    ),
    # --- text
    "unsafe-link": Message(
        "warning",
        ("the link to {address} was left out: this kind of address can do harm", "link to a page (https://…)"),
        ("通往 {address} 的連結已略去：這種網址可能有害", "請連到網頁（https://…）"),
    ),
    "broken-link": Message(
        "warning",
        ("the link {address} leads nowhere", "check the address: pages begin with / and end with /"),
        ("連結 {address} 沒有目的地", "請檢查網址：本站頁面以 / 開頭、以 / 結尾"),
    ),
    "removed-html": Message(
        "warning",
        ("<{tag}> is not allowed in an article and was left out", "use Markdown, or harmless HTML"),
        ("文章裡不能用 <{tag}>，已略去", "請改用 Markdown 或無害的 HTML"),
    ),
    "unclosed-html": Message(
        "warning",
        ("<{tag}> is never closed: all that follows it is read as HTML", "write </{tag}>, or use Markdown instead"),
        ("<{tag}> 沒有結束，後面的內容全被當成 HTML", "請補上 </{tag}>，或改用 Markdown"),
    ),
    "repeated-id": Message(
        "error",
        ("{id} is the id of two blocks", "give one of them another {{#id}}"),
        ("{id} 被兩個段落使用", "請替其中一段換一個 {{#id}}"),
    ),
    "unpaired-id": Message(
        "warning",
        ("the other language has no block {id}", "write the same {{#id}} there, or remove this one"),
        ("另一種語言沒有 {id} 這一段", "請在那裡寫同樣的 {{#id}}，或刪去這一個"),
    ),
    # --- languages side by side
    "missing-paragraph": Message(
        "warning",
        ("this paragraph has no counterpart in {other}", "translate it there, or give both the same {{#id}}"),
        ("這一段在 {other} 裡沒有對應", "請在那裡補譯，或讓兩邊有同樣的 {{#id}}"),
    ),
    "unsure-pair": Message(
        "note",
        ("it is not sure that this paragraph faces {other}", "give both paragraphs the same {{#id}} to force the pair"),
        ("不確定這一段對應 {other}", "請在兩邊的段落寫同樣的 {{#id}}"),
    ),
    "film-not-translated": Message(
        "warning",
        ("{title} is not in the facing paragraph ({other})", "name the film there too"),
        ("對面的段落沒有提到 {title}（{other}）", "請在那裡也寫出片名"),
    ),
}
