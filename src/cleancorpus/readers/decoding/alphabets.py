"""Letters outside ASCII by language, and the encodings of other scripts."""

from __future__ import annotations

TYPOGRAPHY = frozenset("\u00a0«»“”„‘’‚‹›–—…•·§©®°€£ªº№¿¡´\u200c\u200e\u200f\u00ad")

ALPHABETS = {
    "French": "àâæçèéêëîïôùûüÿœ",
    "German": "äöüß",
    "Spanish": "áéíñóúü",
    "Portuguese": "àáâãçéêíóôõúü",
    "Italian": "àèéìíîòóù",
    "Dutch": "áèéêëïöüó",
    "Swedish, Finnish or Danish": "äåæéöøü",
    "Icelandic": "áæðéíóöúýþ",
    "Polish": "ąćęłńóśźż",
    "Czech or Slovak": "áäčďéěíĺľňóôŕřšťúůýž",
    "Hungarian": "áéíóöúüőű",
    "Croatian or Slovene": "ćčđšž",
    "Romanian": "âîăşţ",
    "Turkish": "âçîöûüğış\u0307",
    "Vietnamese": "àáâãèéêíóôùúăđơư\u0300\u0301\u0303\u0309\u0323",
}

# Encoding -> script, first and last character of its block.
SCRIPTS = {
    "cp1251": ("Cyrillic", "\u0400", "\u04ff"),
    "koi8_r": ("Cyrillic", "\u0400", "\u04ff"),
    "koi8_u": ("Cyrillic", "\u0400", "\u04ff"),
    "cp866": ("Cyrillic", "\u0400", "\u04ff"),
    "iso8859_5": ("Cyrillic", "\u0400", "\u04ff"),
    "cp1253": ("Greek", "\u0370", "\u03ff"),
    "iso8859_7": ("Greek", "\u0370", "\u03ff"),
    "cp1255": ("Hebrew", "\u0590", "\u05ff"),
    "cp1256": ("Arabic", "\u0600", "\u06ff"),
    "cp874": ("Thai", "\u0e00", "\u0e7f"),
}
