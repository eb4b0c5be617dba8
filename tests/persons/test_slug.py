"""Addresses of persons: pinyin as names are read, ASCII, fixed once bound."""

import re

import pytest

from builder.organise.persons.slug import PATTERN, assign, reading, slug

READ_AS_NAMES = [
    ("朱健", "zhu-jian"),
    ("邓群策", "deng-qunce"),
    ("单田芳", "shan-tianfang"),
    ("仇和", "qiu-he"),
    ("曾国藩", "zeng-guofan"),
    ("解缙", "xie-jin"),
    ("尉迟恭", "yuchi-gong"),
    ("欧阳修", "ouyang-xiu"),
    ("任长霞", "ren-changxia"),
    ("区适子", "ou-shizi"),
    ("克林顿", "kelindun"),
    ("马克·吐温", "make-tuwen"),
    ("古丽努尔·太外库力", "gulinuer-taiwaikuli"),
    ("创建全国文明城市", "chuang-jian-quan-guo-wen-ming-cheng-shi"),
    ("Pearl S. Buck", "pearl-s-buck"),
    ("José García", "jose-garcia"),
]


@pytest.mark.parametrize(("name", "expected"), READ_AS_NAMES)
def test_slug(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize("odd", ["", "A", "★", "７", "𠮷", "-", "’", "…", "/../", "<b>"])
def test_whatever_is_asked_an_address_comes_out(odd):
    assert re.fullmatch(PATTERN, slug(odd)) and len(slug(odd)) >= 2


def test_reading():
    assert (reading("邓群策").display, reading("邓群策").plain, reading("邓群策").initials) == (
        "Deng Qunce",
        "dengqunce",
        "dqc",
    )
    assert (reading("吕布").slug, reading("吕布").display) == ("lv-bu", "Lü Bu")
    assert reading("欧阳修").initials == "oyx"


def test_homophones_are_numbered_in_order_and_bound_ones_stay():
    assert assign(["朱健", "朱建", "朱剑"], {}) == {"朱健": "zhu-jian", "朱建": "zhu-jian-2", "朱剑": "zhu-jian-3"}
    assert assign(["朱剑", "朱建", "朱健"], {"朱建": "zhu-jian"}) == {
        "朱建": "zhu-jian",
        "朱剑": "zhu-jian-2",
        "朱健": "zhu-jian-3",
    }


def test_an_address_of_someone_gone_is_not_given_again():
    assert assign(["朱健"], {"朱建": "zhu-jian"}) == {"朱健": "zhu-jian-2"}
    assert assign(["朱健"], {}, lambda ident, name: ident == "zhu-jian") == {"朱健": "zhu-jian-2"}


def test_a_label_does_not_enter_the_address():
    assert assign(["朱健", "朱健#teacher"], {})["朱健#teacher"] == "zhu-jian-2"
