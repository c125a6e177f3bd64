"""Words that the importer knows: parts in a conversation, surnames, what opens a sentence, what credits say."""

# Labels of those who ask.
ASKING = frozenset(
    (
        "q 問 问 記者 记者 採訪者 采访者 採訪人 采访人 訪問者 访问者 訪者 访者 主持 主持人 提問 提问 提問者"
        " 提问者 編輯 编辑 編者 编者 本刊 觀眾 观众 聽眾 听众 採訪 采访 訪問 访问 司儀 司仪 interviewer host"
        " moderator question questioner reporter audience q&a 訪談者 访谈者 提問人 提问人"
        " me 我 讀者 读者 訪 访 我問 我问"
    ).split()
)
# Labels of those who answer.
ANSWERING = frozenset(
    (
        "a 答 嘉賓 嘉宾 來賓 来宾 受訪者 受访者 受訪人 受访人 講者 讲者 導演 导演 作者 演員 演员 interviewee"
        " guest answer speaker director 被訪者 被访者 受訪 受访"
    ).split()
)
# Other parts that somebody may speak in.
PARTS = frozenset(
    (
        "翻譯 翻译 口譯 口译 譯者 译者 旁白 眾人 众人 全體 全体 工作人員 工作人员 interpreter translator all both"
        " narrator"
    ).split()
)
# Words before a colon that are nobody's name.
PROSE = frozenset(
    (
        "第一 第二 第三 第四 一是 二是 三是 其一 其二 其三 再者 此外 然而 因此 所以 但是 可是 而且 並且 并且 於是"
        " 于是 事實上 事实上 簡單來說 简单来说 具體來說 具体来说 一般來說 一般来说 舉例 举例 舉例來說 举例来说"
        " 舉個例子 举个例子 原因 理由 結果 结果 答案 問題 问题 重點 重点 要點 要点 注意 提示 備註 备注 附註 附注"
        " 附記 附记 說明 说明 定義 定义 背景 簡介 简介 介紹 介绍 前言 引言 導語 导语 導言 导言 後記 后记 編按"
        " 编按 編者按 编者按 摘要 總結 总结 小結 小结 標題 标题 題目 题目 時間 时间 日期 地點 地点 場次 场次 來源"
        " 来源 資料來源 资料来源 原文 連結 链接 網址 网址 文字 圖片 图片 攝影 摄影 撰文 採訪撰文 采访撰文 製圖"
        " 制图 圖說 图说 劇照 剧照 片名 片長 片长 上映 類型 类型 編劇 编剧 主演 監製 监制 出品 年份 產地 产地"
        " 電話 电话 地址 信箱 郵箱 邮箱 更新 更正 補充 补充 優點 优点 缺點 缺点 目標 目标 目的 方法 步驟 步骤"
        " 條件 条件 換言之 换言之 意思是 我想說 我想说 他說 他说 她說 她说 我說 我说 有人說 有人说 俗話說 俗话说"
        " 小說 小说 小時 小时 小節 小节 小組 小组 大綱 大纲 大意 大家"
        " 左起 右起 左圖 左图 右圖 右图 上圖 上图 下圖 下图 由左至右 由左到右"
        " 感想 心得 主題 主题 關鍵 关键 關鍵詞 关键词 獎項 奖项 得獎 得奖 however therefore also first second"
        " third finally moreover besides remember warning update updated edit source sources caption figure image"
        " images video credit credits author authors photo photos photography text words editor date time"
        " location place title subtitle tags category summary abstract introduction conclusion background"
        " overview spoiler disclaimer correction footnote fact tip tips important reminder result results reason"
        " reasons problem solution goal goals step steps pros cons p.s ps fyi imho edited link links website"
        " email phone address runtime cast year country language genre starring produced answered asked in that"
        " is i e g"
    ).split()
)
# What a credit says somebody did, by the key of the front matter that holds it; "" for what has no key.
CREDIT_ROLES = {
    "authors": (
        "文字整理 採寫 采写 採編 采编"
        " 採訪撰文 采访撰文 採訪整理 采访整理 採訪 采访 撰文 撰稿 作者 文字 文 整理 執筆 执笔 author authors words"
        " text written~by words~by text~by story~by by"
    ),
    "translators": (
        "翻譯 翻译 譯者 译者 譯文 译文 譯 译 translator translators translated~by translation translation~by"
    ),
    "interviewers": (
        "採訪者 采访者 訪問者 访问者 訪問 访问 提問 提问 interviewer interviewers interview interview~by"
        " interviewed~by questions~by"
    ),
    "": (
        "來源 来源 出處 出处"
        " 攝影 摄影 攝像 摄像 圖片 图片 圖 图 攝 摄 校對 校对 審校 审校 校 編輯 编辑 責編 责编 監製 监制 策劃 策划"
        " 設計 设计 美編 美编 排版 剪輯 剪辑 錄音 录音 製作 制作 供圖 供图"
        " 口述 口译 聽打 听打 記錄 记录 插畫 插画 插圖 插图 統籌 统筹 photo"
        " photos pictures pictures~by stills"
        " photo~by photos~by photography photography~by photographs~by photographer image~by images~by"
        " edited~by editor editors illustration illustration~by illustrations~by design design~by styling"
        " produced~by producer"
    ),
}
# Common characters that belong to one script only.
ONLY_SIMPLIFIED = frozenset(
    "与业东个为书买从们众会体关写动区医华协单卖卫厅历县参双发变叶听员响团园国图场坏块声处备够头夸夺奋妇妈娱孙学宁"
    "宝实宾对寻导尔尘尽层岁岛师带帮广庆应废开张弹强归当录忆怀态总恋恶惊惯愤战户执扩扫扬护报担拥择挂挥损换据掷摄敌"
    "数断无旧时显晓术机杀杂权条来极构枪标树样桥检楼欢气汉沟没测济浏浓灭灯灵点炼热爱爷状独狮环现电画疗监盖盘码础确"
    "种积称稳穷竞笔类红约级纪纯纲纳纸线练组细终绍经结给绝统继续维综绿编缘缩网罗职联脑脸艺节苏药获虑虽补装见观规视"
    "览觉触计订认讨让训记讲许论设访证评识诉词译试诗诚话该详语误说请读课谁调谈谢贝负财责败货质贵费资赏赛赢赶车轻载"
    "较辑输边达迁过运还这进远违连迟适选遗邮释针钟钱铁银错键镜长门闪闭问间闻队阳阴阵际陆险随隐难页项顺须顾预领频题"
    "颜风飞饭馆马验鱼鸟龙"
)
ONLY_TRADITIONAL = frozenset(
    "來個們備動區協參員問單國園圖團執報場塊塵壞夠奪奮娛婦媽孫學實寧寫寶尋對導層島師帶幫廢廣廳張強彈從惡愛態慣慮慶"
    "憤憶應懷戀戰戶掃掛揚換揮損擁擇擔據擲擴攝敗敵數斷時曉書會東條業極構槍樓標樣樹橋機檢權歡歲歷歸殺氣沒測溝滅漢濃"
    "濟瀏為無煉熱燈爺爾狀獅獨獲現環畫當療發盡監盤眾確碼礎種稱積穩窮競筆節紀約紅納純紙級細紹終組結絕給統經綜綠維綱"
    "網線緣編練縣縮總繼續羅聞聯聲職聽腦臉臺與舊華葉蓋藝藥蘇處號術衛補裝見規視覺覽觀觸訂計討訓記訪設許訴評詞試詩話"
    "該詳誇認語誠誤說誰課調談請論講謝證識譯護讀變讓貝負財貨責貴買費資賓賞賣質賽贏趕車較載輕輯輸這連進運過達違遠適"
    "遲遷選遺還邊郵醫釋針銀錄錢錯鍵鏡鐘鐵長門閃閉開間關陣陰陸陽隊際隨險隱雖雙雜難電靈響頁項順須預領頭頻題顏類顧顯"
    "風飛飯館馬驗驚體魚鳥點龍"
)
