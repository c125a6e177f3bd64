"""The words of every diagnostic, in English and Chinese: the fact, then the way out."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Message:
    """How a kind of finding is said. `{name}` stands for a fact of the diagnostic."""

    level: Literal["error", "warning", "note"]
    en: tuple[str, str]
    zh: tuple[str, str]
    stops: bool = True  # a warning that stops a strict build

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
    "no-chinese-font": Message(
        "warning",
        (
            "this machine lacks {faces}: readers will see the Chinese fonts of their own systems",
            "install fonts-noto-cjk and fonts-noto-cjk-extra (Debian), or put NotoSerifCJK-Regular.ttc and "
            "NotoSerifCJK-Black.ttc into your fonts folder",
        ),
        (
            "這台電腦沒有 {faces}，讀者看到的會是自己系統的中文字型",
            "請安裝 fonts-noto-cjk 和 fonts-noto-cjk-extra（Debian），或把 NotoSerifCJK-Regular.ttc 和 "
            "NotoSerifCJK-Black.ttc 放進系統的字型資料夾",
        ),
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
    "misnamed-image": Message(
        "note",
        (
            "{name} is a {format}, whatever its name says",
            "it is read all the same; rename it so that other programs read it",
        ),
        ("{name} 其實是 {format} 檔", "本刊照樣能讀；改個副檔名，別的程式才讀得到"),
    ),
    # --- whose the stills are
    "uncredited-still": Message(
        "warning",
        (
            "the still {name} has no {lacks}",
            'write them in {file}; a table ["*"] there speaks for all stills of the folder',
        ),
        ("劇照 {name} 沒有{lacks_zh}", '請寫在 {file}；其中的 ["*"] 代表這個資料夾的所有劇照'),
    ),
    "unknown-still": Message(
        "warning",
        ("there is no still {name} in this folder", "the names of tables are those of files"),
        ("資料夾裡沒有劇照 {name}", "表名就是檔名"),
    ),
    # These stop no build: on that day a placeholder has to take the still's place, whether anybody is there or not.
    "rights-over": Message(
        "warning",
        (
            "since {day} the still {name} may not be shown: readers see a placeholder",
            "renew the rights, or take it out",
        ),
        ("自 {day} 起不能再刊出劇照 {name}，讀者看到的是替代圖", "請續約，或拿掉這張劇照"),
        stops=False,
    ),
    "rights-end": Message(
        "warning",
        ("from {day} on the still {name} may not be shown", "renew the rights, or choose another still in time"),
        ("劇照 {name} 的授權到 {day} 為止", "請續約，或及早換一張"),
        stops=False,
    ),
    # --- films
    "unknown-film": Message(
        "warning",
        ("no film{year} is called {title}", "films are listed in content/films.toml"),
        ("片單裡沒有{year_zh}叫 {title} 的電影", "電影列在 content/films.toml"),
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
    "same-person": Message(
        "warning",
        (
            "{name} seems to be {other}, who is the record {record} already",
            "keep one record and put the other spelling into its `also`; of two people name both in both languages",
        ),
        (
            "{name} 看來就是 {other}，已有紀錄 {record}",
            "請只留一筆，另一種寫法放進它的 also；若是兩個人，請把兩人的中文名都寫上",
        ),
    ),
    "other-spelling": Message(
        "warning",
        (
            "no record is called {name}",
            "add this spelling to the `also` of that record, or write the name as it is there",
        ),
        ("沒有人物叫 {name}", "請把這種寫法加進那筆紀錄的 also，或照紀錄上的名字寫"),
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
        (
            "this paragraph has no counterpart in {other}: “{text}”",
            "translate it there; if it is there, end both paragraphs with {{#{id}}}",
        ),
        ("這一段在 {other} 裡沒有對應：「{text}」", "請在那裡補譯；若已譯出，請在兩邊的段末寫 {{#{id}}}"),
    ),
    "original-changed": Message(
        "note",
        (
            "the original of {id} has changed since its translation in {other} was confirmed on {day}",
            "bring the translation up to date if need be, then confirm it: ./inv settle --slug {slug} --id {id}",
        ),
        (
            "{id} 的原文在 {other} 的譯文於 {day} 確認之後改過",
            "請視需要修改譯文，再確認：./inv settle --slug {slug} --id {id}",
        ),
    ),
    "unusable-memory": Message(
        "warning",
        ("what was confirmed of the translations cannot be read: {reason}", "delete the file, then ./inv settle"),
        ("讀不出譯文的確認紀錄：{reason}", "請刪去這個檔案，再執行 ./inv settle"),
        stops=False,
    ),
    "correction-missing": Message(
        "note",
        (
            "{other} has a correction of {day} and this translation has none: “{text}”",
            "where this text had the mistake as well, correct it and add a line of the same date to corrections",
        ),
        (
            "{other} 有 {day} 的更正，這個譯本沒有：「{text}」",
            "譯文若有同樣的錯誤，請改正，並以同一日期寫進 corrections",
        ),
    ),
    "unsure-pair": Message(
        "note",
        (
            "it is not sure ({confidence}) that “{text}” faces “{other_text}” ({other})",
            "where they belong together, end both paragraphs with {{#{id}}}",
        ),
        (
            "不確定（{confidence}）「{text}」對應「{other_text}」（{other}）",
            "若確實對應，請在兩邊的段末寫 {{#{id}}}",
        ),
    ),
    "unusable-pairs": Message(
        "warning",
        (
            "the known pairs cannot be used: {reason}",
            "make the file anew: ./inv align LEFT RIGHT --json, or --tmx FILE",
        ),
        ("已知的對應無法使用：{reason}", "請重新產生：./inv align LEFT RIGHT --json 或 --tmx FILE"),
    ),
    "film-differs": Message(
        "warning",
        ("this says {found} where {other} says {title}", "name the same film in both languages"),
        ("這裡是 {found}，對頁（{other}）是 {title}", "兩種語言請寫同一部電影"),
    ),
    "film-added": Message(
        "note",
        ("{title} is not in the paragraph that this translates ({other})", "take it out, unless the original means it"),
        ("原文那一段（{other}）沒有 {title}", "除非原文說的就是它，請拿掉"),
    ),
    "film-without-year": Message(
        "note",
        ("{title} has its year in {other} and none here", "write the year after the title: ({year})"),
        ("{title} 在 {other} 有年份，這裡沒有", "請在片名後寫上年份：({year})"),
    ),
    "film-title": Message(
        "note",
        (
            "readers of this language know {title} ({year}) as {known}",
            "write {known}, or put the title into {{=…=}} if it is meant so",
        ),
        (
            "這個版本的讀者知道的片名是《{known}》({year})，不是《{title}》",
            "請改寫《{known}》；若是有意的，請用 {{=…=}} 包住",
        ),
    ),
    "unknown-film-slug": Message(
        "error",
        ("content/films.toml has no record {name}", "write the name of a record, or none where the title is no film"),
        ("content/films.toml 沒有 {name} 這一筆", "請寫一筆紀錄的名稱；若不是電影，請寫 none"),
    ),
    "film-not-translated": Message(
        "warning",
        ("{title} is not in the facing paragraph ({other})", "name the film there too"),
        ("對面的段落沒有提到 {title}（{other}）", "請在那裡也寫出片名"),
    ),
    # --- import
    "import-exists": Message(
        "error",
        (
            "{folder} is there already",
            "give another --slug, move the folder away, or add a language to it with --slug {slug}",
        ),
        ("{folder} 已經存在", "請換一個 --slug，或先移走資料夾；要替它加一種語言，請寫 --slug {slug}"),
    ),
    "import-language-exists": Message(
        "error",
        ("{folder} has a {lang}.md already", "give another --slug, another --lang, or move the file away first"),
        ("{folder} 已經有 {lang}.md", "請換一個 --slug 或 --lang，或先移走那個檔案"),
    ),
    "import-not-text": Message(
        "error",
        ("{name} cannot be imported: it looks like {kind}", "save it as .docx, .html, .md or .txt first"),
        ("不能匯入 {name}：看來是 {kind}", "請先另存為 .docx、.html、.md 或 .txt"),
    ),
    "import-too-large": Message(
        "error",
        ("{name} is larger than {limit}", "take the images out, or import it in parts"),
        ("{name} 超過 {limit}", "請先取出圖片，或分成幾個檔案匯入"),
    ),
    "import-picture-left": Message(
        "warning",
        ("{name} was not taken: {reason}", "put a JPEG or PNG into the article's folder by hand, smaller or renamed"),
        ("{name} 沒有取出：{reason_zh}", "請自行把 JPEG 或 PNG 放進文章的資料夾，需要時縮小或改名"),
    ),
    "import-too-many-images": Message(
        "warning",
        ("there are too many images in this file: not all were taken", "add the others to the folder by hand"),
        ("這個檔案的圖片太多，沒有全部取出", "其餘的圖片請自行放進資料夾"),
    ),
    "import-not-written": Message(
        "error",
        ("the article could not be written: {reason}", "check the folder and the free space, then import again"),
        ("文章寫不進去：{reason}", "請檢查資料夾和磁碟空間，再匯入一次"),
    ),
    "import-encoding": Message(
        "note",
        ("this file is in {encoding}; the article was written in UTF-8", "look through it once for wrong characters"),
        ("這個檔案的編碼是 {encoding}，文章已改存為 UTF-8", "請看一遍有沒有錯字"),
    ),
    "import-broken-characters": Message(
        "warning",
        ("{count} characters of this file could not be read; the first is here", "look for \ufffd in the article"),
        ("這個檔案有 {count} 個字讀不出來，第一個在這裡", "請在文章裡找 \ufffd"),
    ),
    "import-no-title": Message(
        "warning",
        ("no title was found; {name} stands in its place", "write the title into the front matter"),
        ("找不到標題，暫時寫成 {name}", "請在檔頭寫上標題"),
    ),
    "import-no-turns": Message(
        "warning",
        ("nobody's label was found: all of this is prose", "write **Name：** before what each one says"),
        ("找不到誰在說話，全文當作敘述", "請在每段發言前寫 **名字：**"),
    ),
    "import-unsure-label": Message(
        "note",
        ("{name}: may be a speaker's label, but was taken for prose", "if so, write **{name}：** and declare it"),
        ("「{name}：」也許是講者，但當作敘述", "如果是講者，請寫成 **{name}：**，並加進檔頭的 speakers"),
    ),
    "import-unsure-asks": Message(
        "note",
        ("{name} was taken for one who asks, which is not sure", "if not, move the label to speakers"),
        ("把 {name} 當作提問的人，但不確定", "如果不是，請把名字移到 speakers"),
    ),
    "import-unsure-answers": Message(
        "note",
        ("{name} was taken for one who answers, which is not sure", "if not, move the label to interviewers"),
        ("把 {name} 當作回答的人，但不確定", "如果不是，請把名字移到 interviewers"),
    ),
    "import-added-labels": Message(
        "note",
        ("turns without a label were given one: {names}", "write the names in their place, also in the front matter"),
        ("沒有名字的發言加上了 {names}", "請改成真正的名字，檔頭也要改"),
    ),
    "import-unsure-caption": Message(
        "note",
        ("this may be a caption, but was taken for prose: {text}", "if it is one, remove the blank line before it"),
        ("這一行也許是圖說，但當作內文：{text}", "如果是圖說，請刪去前面的空行"),
    ),
    "import-mixed-script": Message(
        "note",
        ("the text mixes Simplified and Traditional; it was taken for {lang}", "give --lang if that is wrong"),
        ("文中簡體和繁體混用，當作 {lang}", "如果不對，請寫 --lang"),
    ),
    "import-naive-script": Message(
        "warning",
        ("this text was converted from Simplified glyph by glyph ({words})", "import it with --repair"),
        ("這篇文章是由簡體逐字轉成的（{words}）", "請加上 --repair 再匯入"),
    ),
    "import-repaired": Message(
        "note",
        ("{count} wrongly converted characters were mended", "they are listed under changed; look through them once"),
        ("改正了 {count} 個轉錯的字", "都列在 changed 裡，請看一遍"),
    ),
    "import-lost": Message(
        "error",
        ("these words of the source are not in the article: {text}", "copy them by hand, and report this transcript"),
        ("原文的這些話不在文章裡：{text}", "請自行補上，並回報這份逐字稿"),
    ),
    # --- publishing
    "page-lost": Message(
        "error",
        (
            "readers know this page ({title}), and it is gone",
            "say where it went: ./inv publish --redirect {slug}=NEW; or that it is gone for good: --gone {slug}",
        ),
        (
            "讀者知道這一頁（{title}），新的網站卻沒有",
            "請說明它搬到哪裡：./inv publish --redirect {slug}=新名；真的不要了：--gone {slug}",
        ),
    ),
    "redirect-circle": Message(
        "error",
        ("the redirects from {address} go round in a circle", "have one of them lead to a page"),
        ("{address} 的轉址繞成一圈", "請把其中一個指到真正的頁面"),
    ),
    "redirect-nowhere": Message(
        "error",
        ("{address} is to lead to {target}, and there is no such page", "correct the address, or move it to gone"),
        ("{address} 要轉到 {target}，但沒有這一頁", "請改正網址，或移到 gone"),
    ),
    "redirect-shadows": Message(
        "error",
        ("{address} is a page again, and has a redirect", "remove the redirect"),
        ("{address} 又有頁面了，卻還有轉址", "請刪去這個轉址"),
    ),
    "redirect-unknown": Message(
        "error",
        ("no page that readers know and that is gone is called {name}", "write a folder's name, or an address: /en/…/"),
        ("不見的頁面裡沒有叫 {name} 的", "請寫資料夾的名稱，或完整網址：/en/…/"),
    ),
    "site-alternates": Message(
        "error",
        ("this page and {address} don't name each other as one page in several languages", "report this"),
        ("這一頁和 {address} 沒有互相標明是同一頁的不同語言", "這是程式的錯，請回報"),
    ),
    "site-broken-link": Message(
        "error",
        ("{address} leads to nothing on this site", "correct the address where it is written, then publish again"),
        ("{address} 在本站找不到", "請在寫下它的地方改正網址，再發布一次"),
    ),
    "site-hidden": Message(
        "error",
        ("{address} is hidden, and this page names it", "remove the link, or publish what it leads to"),
        ("{address} 是隱藏的，這一頁卻提到它", "請拿掉連結，或公開那一頁"),
    ),
    "site-invalid": Message(
        "error",
        ("browsers and readers would stumble: {reason}", "look for raw HTML there; if there is none, report this"),
        ("瀏覽器或閱讀器會讀錯：{reason}", "請看那裡有沒有自己寫的 HTML；沒有的話請回報"),
    ),
    "site-placeholder": Message(
        "error",
        ("something is still to be filled in: {words}", "add it, or make the article a draft"),
        ("還有東西沒有補上：{words}", "請補上，或把文章改成草稿"),
    ),
    "site-third-party": Message(
        "error",
        ("this page would load something from elsewhere: {address}", "save it into the magazine"),
        ("這一頁會向別的網站要東西：{address}", "請把它存進雜誌裡"),
    ),
    "site-unused": Message(
        "error",
        ("no page shows this file", "report this: it may belong to something that is not out yet"),
        ("沒有一頁用到這個檔案", "它可能屬於還沒公開的文章，請回報"),
    ),
    "site-withheld": Message(
        "error",
        ("{article} is not out, and this file says: {words}", "take it out there, or publish the article"),
        ("{article} 還沒公開，這個檔案裡卻有：{words}", "請在那裡拿掉，或公開這篇文章"),
    ),
}
