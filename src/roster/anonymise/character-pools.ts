/**
 * Characters to put in place of others of their kind. Kanji that mean harm or loss are left out: an
 * administrator looks at these names on letters.
 */

/** Of JIS X 0208 level 1, those of the first school years. */
export const level1 =
  '右雨王音下花貝学気休玉空見口校左山糸字耳車手森正生青夕石赤先早草足大竹中虫天田本文立力林引羽' +
  '雲園遠何科夏家歌画回会海絵外角楽活間丸岩顔汽記帰弓牛魚京強教近形計元言原戸古午後語工公広交光' +
  '考行高黄合谷国黒今才細作算止矢思紙寺自時室社首秋週春書少場色食心新親図数西声星晴切雪船線前組' +
  '走多太体台地池知茶昼長鳥朝直通店点電刀冬当東答頭同読内南馬買売麦半風分聞米歩方北毎明鳴毛門夜' +
  '野友用曜来里理話安委育員院飲運泳駅横屋温化荷界開階寒感漢館岸起期客究急級宮球橋曲局銀具係軽決' +
  '研庫湖向幸港根祭皿仕使始指歯詩次事持式実写者主守取酒受州拾終習集住重宿所暑助昭消商章勝乗植申' +
  '身真深進世整昔全相送想息速族他打対待代第題炭短談着注柱帳調追定庭笛鉄転度投豆島湯登等動童農波' +
  '配倍箱畑発坂板皮美鼻筆氷表秒品部服福物平返勉放味命面問役由油有遊予羊洋葉陽流旅両緑礼列練路和' +
  '愛案以衣位茨印英栄媛塩岡加果貨課芽賀改械街各覚潟完官管関観願岐希季旗器機議求給挙漁共協鏡競極' +
  '熊訓群径景芸結建健験固功好香候康佐差菜最埼材崎昨札刷察参産散司試児治滋辞鹿順初松笑唱照城縄信' +
  '井成省清静席積節説浅選然倉巣束側続卒帯隊達単置仲沖低底的典伝徒努灯働特徳栃奈梨熱念梅博阪飯飛' +
  '必票標付阜富副別辺変便包法望牧末満未民約勇要養浴利陸良料量輪類令冷例連録';

/** Of JIS X 0208 level 2. */
export const level2 =
  '邊邉齋齊澤濱廣國圓壽榮櫻澁實寶嵜槇萬彌與應會傳佛禮縣條來淺惠繪團對劍勳曉臺驛鐵錢顯讓豐邨聰靜' +
  '假價兒單壘峽嶽嶌廳徑恆拂擇攝晝枩檜櫟沍沱淙渕渫溂滸瀟瀾灣焜燿爛犂珮琥珀琲瑩瑶瑾璋瓊畫皓盡碯磊' +
  '礒祿穰穗籏籬粲綺縡翆翡聲聽舩艪苳莢菫萠葢蓴蔘薐蘂虔裹詢諧譽軈逍遙邃鈬鈿錙鏘鏤阮雉霄霰靈韶颯颱' +
  '餝馥駸驍鳰鵯麋黎';

/** Of JIS X 0213, in the Basic Multilingual Plane, and not in code page 932. */
export const beyondCodePage932 =
  '俱俠剝吞噓塡姸屛屢嶁嶠巢幷彔彤搔摑攢杇枘栱桵梣楣榀槩樾橅檞歆汴沅泫洎洮浘溫溱漪潙瀆瘦禱簞繫蔣' +
  '蟬蠟醬頰顚驒鷗麵麴圳坰埏岏岣峋崍嵆帔弇徉愫搢杈柹栬桛榥槏橐橖檉濹琁瑭祜竽笭絁罽苾茝荇萁葇蔲薝' +
  '蘞衹輞鄯釱雩鞞颭駃鱏鸕';

/** Of JIS X 0213, in plane 2: a surrogate pair each. */
export const supplementary =
  '𠀋𡈽𡌛𡑮𡢽𠮟𡚴𡸴𣇄𣗄𣜿𣝣𣳾𤟱𥒎𥔎𥝱𥧄𥶡𦫿𦹀𧃴𧚄𨉷𨏍𪆐𠆢𠍱𠏹𠔉𠗖𠝏𠢹𠥼𠦝𠫓𡉕𡋗𡌶𡏄𡙇𡜆𡧃𡱖𡵅𡶜' +
  '𡸳𡼞𢌞𢛳𢢫𢭏𢰝𣆶𣍲𣏓𣏤𣑊𣓤𣖔';

/** With a variation selector (IVD, Adobe-Japan1); which of them a font has is for the font to say. */
export const variationSequences = [
  ...[
    '葛',
    '辻',
    '祇',
    '榊',
    '芦',
    '逢',
    '飴',
    '溢',
    '鰯',
    '淫',
    '迂',
    '厩',
    '噂',
    '餌',
    '襖',
    '迦',
  ],
  ...['恢', '拐', '晦', '蟹', '鞄', '釜', '翰', '翫', '徽', '祁', '僅', '倦', '捲', '牽', '鍵'],
].flatMap((base) => ['\u{E0100}', '\u{E0101}'].map((selector) => base + selector));

/** Kanji with which numbers are written. */
export const numerals = '一二三四五六七八九十';

/** Without ん, を and ー, which stay: no word begins with them. */
export const hiragana = {
  small: 'ぁぃぅぇぉゃゅょ',
  plain: 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ',
  voiced: 'がぎぐげござじずぜぞだでどばびぶべぼ',
  halfVoiced: 'ぱぴぷぺぽ',
  /** Before a mark of its own: the half-width kind, or a combining one. */
  canBeVoiced: 'かきくけこさしすせそたちつてとはひふへほ',
  canBeHalfVoiced: 'はひふへほ',
} as const;

export const halfWidthKatakana = {
  small: 'ｧｨｩｪｫｬｭｮ',
  plain: 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜ',
  canBeVoiced: 'ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ',
  canBeHalfVoiced: 'ﾊﾋﾌﾍﾎ',
} as const;

/** Latin letters with a mark, in both cases. */
export const markedLatin = 'áàâäéèêëíìîïóòôöúùûüñçšž';
