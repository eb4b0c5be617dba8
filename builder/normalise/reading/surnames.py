"""Chinese personal names: what they begin with, and how they are printed.

Before  欧阳明 王 平、李小明
After   three names
"""

from __future__ import annotations

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊"
    "秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯"
    "纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司阳卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿"
    "桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝"
    "区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉"
    "阎骆鄂贝郄仰宰蒯郗郇隗訾巢竺桓糜荀羿郏贲璩濮郦钭步仉汲邴弓牧钮邳庾暨"
    "丘银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由萧洪巨逄占代庹蹇侍矫笪眭仉揣操库苌呙谯傅赖畅稽宓莘殳夔厍缑佴佀甯"
)
"""First characters of Chinese surnames, commonest first."""
SURNAME = "[" + "".join(sorted(SURNAMES)) + "]"
NAME = SURNAME + r"(?:\s?[\u4e00-\u9fff·]){1,3}"
_DOUBLE = (
    r"(?:欧阳|司马|上官|诸葛|夏侯|尉迟|公孙|令狐|慕容|皇甫|东方|司徒|南宫|端木|申屠|钟离|左丘|百里|呼延|宇文|长孙)"
)
ONE = rf"(?:(?:{_DOUBLE}|{SURNAME}\s?)[\u4e00-\u9fff](?:(?<!\s.)[\u4e00-\u9fff])?)"
"""One personal name of two or three characters. It stands in many patterns: each set in it takes long to compile."""
NAMES = rf"{ONE}(?:[\s、]+{ONE})*"
