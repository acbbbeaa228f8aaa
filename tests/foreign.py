"""Texts that look a little like mojibake and are not: no rule of that stage may touch them."""

from __future__ import annotations

FOREIGN: dict[str, str] = {
    "French": (
        "Le président de la République a été réélu à l'unanimité ; « où êtes-vous né ? » dema"
        "nda-t-il. Ça va très bien, naïf, cœur, œuvre, août, Noël, créée, préféré."
    ),
    "German": (
        "Übermäßige Größe: Die Straßenbahn fährt über die Brücke nach Köln. Ä Ö Ü ä ö ü ß – „"
        "Zitat“ und ‚Zitat‘, Süßölgefäß."
    ),
    "Czech": (
        "Příliš žluťoučký kůň úpěl ďábelské ódy. Nechť již hříšné saxofony ďáblů rozzvučí síň"
        " úděsnými tóny waltzu."
    ),
    "Polish": ("Zażółć gęślą jaźń. Pchnąć w tę łódź jeża lub ośm skrzyń fig."),
    "Spanish": (
        "¿Qué tal? ¡Mañana será otro día! El niño comió piña en España; señor Muñoz, acción, "
        "corazón."
    ),
    "Portuguese": ("A informação sobre a ação não é válida: coração, manhã, órgãos, põe, às três."),
    "Vietnamese": (
        "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Nguyễn Ái Quốc đã v"
        "iết rằng."
    ),
    "Russian": (
        "Российская Федерация и Китайская Народная Республика подписали соглашение о сотрудни"
        "честве."
    ),
    "Greek": ("Η Ελληνική Δημοκρατία και η Κίνα υπέγραψαν συμφωνία συνεργασίας."),
    "Arabic": ("وقعت الصين ومصر اتفاقية تعاون في مجال التعليم."),
    "Hebrew": ("סין וישראל חתמו על הסכם שיתוף פעולה."),
    "Thai": ("ประเทศไทยและจีนลงนามความตกลงความร่วมมือ"),
    "Hindi": ("भारत और चीन ने सहयोग समझौते पर हस्ताक्षर किए।"),
    "Tibetan": ("བོད་རང་སྐྱོང་ལྗོངས་ཀྱི་མི་དམངས་སྲིད་གཞུང་"),
    "Uyghur": ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونلۇق خەلق ھۆكۈمىتى"),
    "Mongolian": ("ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ᠌ ᠥᠪᠥᠷ ᠮᠣᠩᠭᠣᠯ"),
    "Yi": ("ꆈꌠꁱꂷ ꆈꌠꉙ ꇌꊿ"),
    "Japanese": (
        "日本国民は、正当に選挙された国会における代表者を通じて行動し、われらとわれらの子孫の"
        "ために、諸国民との協和による成果と、わが国全土にわたつて自由のもたらす恵沢を確保し。"
    ),
    "half-width kana": ("ﾃﾚﾋﾞﾆｭｰｽ ｼｽﾃﾑ ﾒﾝﾃﾅﾝｽ ｵｼﾗｾ ﾄｳｷｮｳﾄ 東京都千代田区霞が関。ｶﾌﾞｼｷｶﾞｲｼｬ"),
    "rare kanji": (
        "彼は躊躇しながらも、贅沢な檸檬の薔薇を眺め、憂鬱な顰蹙を買った。艱難辛苦、魑魅魍魎、饕餮。"
    ),
    "Korean": (
        "대한민국은 민주공화국이다. 대한민국의 주권은 국민에게 있고, 모든 권력은 국민으로부터"
        " 나온다."
    ),
    "Korean with hanja": (
        "大韓民國의 主權은 國民에게 있고, 모든 權力은 國民으로부터 나온다. 憲法裁判所는 法律"
        "에 의하여 決定한다."
    ),
    "rare words": (
        "饕餮纹、魑魅魍魎、耄耋老人、龃龉不合、踽踽独行、氤氲、旖旎、窸窣、蹉跎、璀璨、桎梏、"
        "谆谆教导、呦呦鹿鸣、屠呦呦、囹圄、貔貅、狻猊、螭吻、狴犴。"
    ),
    "chemistry": (
        "苯并芘、噻唑、嘧啶、吡啶、呋喃、哌嗪、吲哚、嘌呤、胍、肼、腈、脲、醌、醛、酮、酯、酚"
        "、羟基、羰基、巯基、氰化物、铊、镉、铍、锑、氡、氪、锕、钚、镅、锔、锫、锎、锿、镄。"
    ),
    "rare names": (
        "王垚、李喆、张燚、刘淼、陈骉、赵犇、孙羴、周鱻、吴麤、郑赟、冯翀、褚旻昇、卫珺琤、蒋"
        "昉、沈昕玥、韩琨、杨翾、朱祎、秦璟、尤祺、许婧、何堃、吕垲、施颋、张旸、孔旸晖"
    ),
    "classical Chinese": (
        "帝曰：「咨！四岳，朕在位七十載，汝能庸命，巽朕位？」岳曰：「否德忝帝位。」曰：「明明"
        "揚側陋。」師錫帝曰：「有鰥在下，曰虞舜。」"
    ),
    "traditional Chinese": (
        "行政院院會通過「個人資料保護法」修正草案，強化個資外洩通報機制；臺北市、桃園縣、雲林"
        "縣鬥六鎮、臺灣證券交易所。"
    ),
    "Cantonese": ("佢哋喺嗰度嘅嘢好靚，唔好咁樣啦，嚟緊仲會搵到啲咩呀，冇得傾，咪郁。"),
    "Taiwanese": ("阮兜有蹛佇遮的囡仔，欲去佗位迌？伊講袂歹勢啦。"),
    "fishes": (
        "鲈鱼、鳜鱼、鳙鱼、鲢鱼、鲮鱼、鲳鱼、鳕鱼、鲟鳇、鲥鱼、鳊鲂、鳑鲏、鮈、鲿、鲩、鲹、鲻"
        "、鲯鳅、鳢、鳡"
    ),
    "plants": (
        "苜蓿、蒺藜、蒟蒻、茱萸、菡萏、薜荔、荸荠、蘼芜、葳蕤、蓊郁、茉莉、芫荽、莴苣、茼蒿、"
        "苤蓝、薏苡、荞麦、楸木、樟楠、榉、桫椤、枇杷、榛莽、楝、柘、栌、栾树、檵木"
    ),
    "places": (
        "甪直、浒墅、朐忍、歙县、黟县、亳州、睢宁、邗江、盱眙、邳州、郫县、犍为、筠连、珙县、"
        "蓥华、涪陵、綦江、枞阳、鄞州、嵊泗、衢州、婺源、弋阳、鄱阳、莒县、郯城、茌平、荏平、"
        "甾、鄄城、郓城、滕州、峄城、岫岩、桦甸、珲春、爱珲、漷县、漯河、泌阳、栾川、偃师、缑"
        "氏、巩义、荥阳、郏县、鄢陵、邓州、浉河、潢川、监利、秭归、郧阳、猇亭、硚口、磬、汨罗"
        "、醴陵、攸县、耒阳、郴州、溆浦、芷江、番禺、儋州、璧山、潼南、岷县、宕昌、鄯善、焉耆"
        "、尉犁、婼羌"
    ),
    "formulas": (
        "∑∏∫√∞≈≠≤≥±×÷∂∇αβγδεζηθλμπρστφχψω ΔΓΘΛΞΠΣΦΨΩ f(x)=∫₀^∞ e^{-x²}dx，‖x‖₂≤ε，∀x∈ℝ，∃y：x⊂y"
    ),
    "units and signs": (
        "㎡ ㎏ ㎞ ℃ ℉ ‰ Å µm Ω ①②③④⑤⑥⑦⑧⑨⑩ ⅠⅡⅢⅣ ㈠㈡㈢ ⑴⑵⑶ ⒈⒉⒊ ←↑→↓ ■□▲△●○◆◇★☆ ☑☒✓✔ §¶†‡"
    ),
    "a drawn table": ("┌──┬──┐\n│甲│乙│\n├──┼──┤\n│１│２│\n└──┴──┘"),
    "phonetic letters": ("[ˈfəʊnɪks] /ʃiː sɛlz ˈsiːʃɛlz/ ʂʐʈɖɳɭ ŋɲɴ ɑɒʌəɛɜ"),
    "pinyin": ("zhōng guó rén mín ｎǐ hǎo 行(háng) lǜ nǚ ê̄ ḿ ńg ǖǘǚǜ ɑ̀"),
    "emoji": ("今天很开心😀👨\u200d👩\u200d👧\u200d👦🇨🇳❤\ufe0f✨🎉 ☺\ufe0f"),
    "signs of Latin-1": (
        "\u00a0\u00a0\u00a0\u00a0第一条\u00a0\u00a0为了规范©®™«»¡¿ 2°C ±5% ½ ¼ ¾ × ÷ · ¤ ¥ £ ¢"
    ),
    "a program": (
        'for (i = 0; i < n; i++) { s += "\\u4e2d\\u56fd"; }  // https://example.com/a%20b?q'
        "=%E4%B8%AD%E5%9B%BD&amp;x=1\nprint('a' ? b : c); if (x?.y ?? z) {}; #define A(x) ~{x"
        "}~"
    ),
    "base64": (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4+T"
        "i1lhw-/8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg=="
    ),
    "private use": ("\uf0b7 第一项\n\uf0b7 第二项\n\uf06c 第三项 \ue863"),
    "question marks": ("什么？！真的吗？？？为什么??!! a ? b : c，你说呢?!"),
    "technical signs": (
        "《Ø 12钢筋》Ø16、Ø20，Æ，Å级；α-β-γ；Ⅰ类、Ⅱ类；№12；±0.00；μg/m³；NOₓ、SO₂、CO₂、PM₂"
        ".₅；㎎/L"
    ),
    "Icelandic": ("Þórður Ærið ðað Íslenska lýðveldið, Reykjavík, Þingvellir"),
    "Turkish": (
        "İstanbul'da yaşayan öğrenciler, çağdaş Türkiye Cumhuriyeti'nin geleceğidir. Iğdır, Ş"
        "anlıurfa."
    ),
    "letters of Latin-1": ("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"),
}
