"""Who is named in a sentence. First what must not be taken for a person, then one table a rule."""

import pytest

from builder.organise.persons import ArticleText, archive
from builder.organise.persons.local import local
from builder.organise.persons.resolve import resolve


def names(*blocks, title="", authors=(), others=()):
    article = ArticleText("a", "2021-01-01", title=title, blocks=blocks, authors=authors)
    others = [ArticleText(f"o{i}", "2021-01-01", blocks=(text,)) for i, text in enumerate(others)]
    lexicon = archive(map(local, [article, *others]))
    return [person.name for person in resolve(article, local(article), lexicon)]


NOBODY = [
    "全市上下要高度重视安全生产，马上行动，方便群众。",
    "高新区、金融街、白沙路和张家界的游客都来了。",
    "以习近平新时代中国特色社会主义思想为指导，坚持马克思主义。",
    "深入学习邓小平理论和毛泽东思想。",
    "推进乡村振兴、文化建设、金融创新和安全生产。",
    "雷锋精神代代相传，鲁迅文学院举行开学典礼。",
    "黄金周期间，温馨的家庭农场和平安社区接待了游客。",
    "于是，他们向外界介绍了石油和天然气项目。",
    "李家村、王家镇和赵庄乡的村民富了起来。",
    "游客郭女士和张先生对此很满意，田某已被起诉。",
    "市委书记出席会议并讲话，市长主持会议。",
    "崇廉尚实、风清气正、海晏河清的良好氛围。",
    "常年坚持在一线，成为群众的贴心人。",
    "俄罗斯、乌克兰、哈萨克斯坦和莫斯科的代表到会。",
    "时至年中，节点恰是鼓点，项目集中开工。",
    "他走访了工艺厂、文峰特殊群体服务中心和衡峰通用航空服务有限公司。",
    "宋庆龄基金会和茅盾文学奖评委会发布公告。",
    "新华社贝鲁特1月8日电 各方在伊斯坦布尔会谈，阿布哈兹冲突没有停息。",
    "民兵连长曾替他算账，华大使和冷科长都来了。",
    "如此何乐不为，良师益友难得。",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text):
    assert names(text) == []


OFFICES = [
    ("市委副书记、市长丁建国到会。", ["丁建国"]),
    ("市住建局原局长龚文斌参加。", ["龚文斌"]),
    ("记者找到了种粮大户孟德祥。", ["孟德祥"]),
    ("村民覃玉兰说，日子越来越好。", ["覃玉兰"]),
    ("北京某医院院长尉迟明代表医院赠送设备。", ["尉迟明"]),
]
LISTS = [
    ("市领导郭大为、石志坚、姚敏、段和平出席。", ["郭大为", "石志坚", "姚敏", "段和平"]),
    ("市政协副主席易水生、倪清和、卢海，秘书长龙涛参加座谈。", ["易水生", "倪清和", "卢海", "龙涛"]),
    ("市领导郭大为、周玉兰、石志文、姚敏、段和平出席。", ["郭大为", "周玉兰", "石志文", "姚敏", "段和平"]),
    ("选举严奋勇（蒙古族）、高妮（女、回族）、石大川为副主席。", ["严奋勇", "高妮", "石大川"]),
    ("市领导郭大为、石志坚、欧杏、封哲夫、姚敏参加。", ["郭大为", "石志坚", "欧杏", "封哲夫", "姚敏"]),
    ("特邀教授汪建华和讲师冯丹等专家参加。", ["汪建华", "冯丹"]),
]
ENDS = [
    ("邹平强调，要坚持不懈。", ["邹平"]),
    ("向曙光表示，要高度重视。", ["向曙光"]),
    ("市长邹平率队前往。", ["邹平"]),
    ("市长会见了汪涛一行。", ["汪涛"]),
    ("戴志强先生和胡丽萍女士分别发言。", ["戴志强", "胡丽萍"]),
    ("贺建军同志逝世。", ["贺建军"]),
    ("大使齐立家日前到任，研究所所长周传家、段平参加。", ["齐立家", "周传家", "段平"]),
    ("合影的有刘光、陆定一。", ["刘光", "陆定一"]),
]
PEOPLE = [
    ("“好得很！”蒋桂花笑着说。", ["蒋桂花"]),
    ("今年63岁的罗满生正在地里忙碌。", ["罗满生"]),
    ("“我们都富了。”廖春生介绍，他家种了五亩茶。", ["廖春生"]),
    ("这个叫欧阳小兰的姑娘考上了大学。", ["欧阳小兰"]),
]
FOREIGN = [
    ("国家主席向伊朗当选总统莱希致贺电。", ["莱希"]),
    ("美国总统克林顿对记者表示欢迎。", ["克林顿"]),
    ("老挝国家主席通伦举行欢迎宴会。", ["通伦"]),
    ("村民古丽努尔·太外库力搬进了新家。", ["古丽努尔·太外库力"]),
    ("作家马克·吐温写道，", ["马克·吐温"]),
    ("亚美尼亚副总理格里戈良表示，", ["格里戈良"]),
    ("以色列外长利维4日宣布辞职。", ["利维"]),
    ("捷克总统哈韦尔二日在首都任命新总理。", ["哈韦尔"]),
    ("恩佐在记者招待会上说，两国关系很好。", ["恩佐"]),
    ("俄罗斯的阿卡蒂耶夫获得冠军。", ["阿卡蒂耶夫"]),
    ("前总理贝·布托和她的丈夫阿西夫·扎尔达里到场。", ["贝·布托", "阿西夫·扎尔达里"]),
    ("检察总长弗兰克·卡恩的这一宣布引起轰动。", ["弗兰克·卡恩"]),
    ("研究所所长沃纳·福诺斯今天来访。福诺斯很高兴。", ["沃纳·福诺斯", "福诺斯"]),
    ("日本首相桥本龙太郎年前发表谈话，韩国总统金大中也到了。", ["桥本龙太郎", "金大中"]),
]
PEOPLES = [
    ("民政部部长多吉才让代表有关方面讲话。", ["多吉才让"]),
    ("团委书记巴音朝鲁、姜大川出席。", ["巴音朝鲁", "姜大川"]),
    ("副主席泽仁桑珠今天接受采访。", ["泽仁桑珠"]),
]
MAKERS = [
    ("肖克山的《最后一班》写得很好。", ["肖克山"]),
    ("张发林（研究院研究员）：应当如此。", ["张发林"]),
]
HISTORY = [
    ("王船山在此著书立说，李白、杜甫也到过这里。", ["王船山", "李白", "杜甫"]),
    ("毛泽东和周恩来来到这里。", ["毛泽东", "周恩来"]),
]
SPACED = [("市政协副主席张　亮、谢明芳、汪 维参加。", ["张亮", "谢明芳", "汪维"])]
CASES = OFFICES + LISTS + ENDS + PEOPLE + FOREIGN + PEOPLES + MAKERS + HISTORY + SPACED


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_somebody(text, expected):
    assert names(text) == expected


SIGNATURES = [
    "本报讯（记者 唐海峰）全市召开会议。",
    "本报讯 (记者 唐海峰 通讯员 李小明) 全市召开会议。",
    "■见习记者 唐海峰 摄",
    "（本报记者唐海峰、李小明报道）",
    "唐海峰摄（影像中国）",
    "本报北京1月4日讯 记者唐海峰、李小明报道：全市召开会议。",
    "本报济南1月1日电 新华社记者唐海峰、本报记者李小明报道：新年期间，",
    "全市召开会议。（唐海峰李小明）",
]


@pytest.mark.parametrize("text", SIGNATURES)
def test_a_signature_is_no_mention(text):
    assert names(text, authors=("唐海峰",)) == []


def test_an_author_who_is_also_written_about():
    blocks = ("本报讯（记者 唐海峰）会议召开。", "市劳动模范唐海峰说，他会继续努力。")
    assert names(*blocks, authors=("唐海峰",)) == ["唐海峰"]


def test_a_name_established_once_is_found_everywhere_in_the_article():
    text = ("市委书记秦国栋率队考察。", "随后，秦国栋一行来到园区。", "期间，秦国栋还看了厂房。")
    article = ArticleText("a", "2021-01-01", title="秦国栋到园区考察", blocks=text)
    (person,) = resolve(article, local(article), archive([local(article)]))
    assert [(m.block, m.start, m.end) for m in person.mentions] == [(-1, 0, 3), (0, 4, 7), (1, 3, 6), (2, 3, 6)]


WITHIN = [
    ("市长王小、副市长王小明到会。王小明说，王小一家也到了。", {"王小": [2, 19], "王小明": [8, 14]}),
    ("书记王建国考察王建国希望小学和王建国大道。", {"王建国": [2]}),
    ("村民欧阳春说，阳春白雪也好。欧阳春笑了。", {"欧阳春": [2, 14]}),
    ("总统马克·吐兰和吐兰基地的代表到会。", {"马克·吐兰": [2]}),
]


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_a_name_within_another_name_or_word_is_no_mention(text, expected):
    article = ArticleText("a", "2021-01-01", blocks=(text,))
    persons = resolve(article, local(article), archive([local(article)]))
    assert {one.name: [m.start for m in one.mentions] for one in persons} == expected


def test_the_archive_establishes_a_name():
    alone = names("晚会上，高敏唱了一曲。")
    others = ("歌手高敏说，她爱家乡。", "主持人高敏介绍，观众很多。")
    assert (alone, names("晚会上，高敏唱了一曲。", others=others)) == ([], ["高敏"])


def test_places_of_mentions_are_those_of_the_text():
    article = ArticleText("a", "2021-01-01", blocks=("本报讯 (记者 甲乙) 市长丁建国,副市长张 亮到会.",))
    for person in resolve(article, local(article), archive([local(article)])):
        for mention in person.mentions:
            printed = article.blocks[0][mention.start : mention.end]
            assert printed.replace(" ", "") == mention.name


def test_nothing_at_all():
    article = ArticleText("a", "2021-01-01")
    assert resolve(article, local(article), archive([])) == ()
