"""English passes, however short; prose of another language is refused by its own words."""

from __future__ import annotations

import pytest

from kg.articles.language import foreign
from kg.ontology import languages

ENGLISH = [
    "Russia invades",
    "Putin refuses",
    "Macron, Scholz, Meloni meet Zelensky, Sandu, Duda, Stubb, Orban",
    "White House Gives Order For General To Get In Contact With Russia",
    "Von der Leyen meets Meloni, Netanyahu rejects Gaza truce proposal, Hamas silent",
    "De la Espriella, van der Bellen, Lula da Silva sign Amazon treaty",
    "Ibn Saud airport attack kills three, Houthis claim responsibility, Riyadh vows revenge",
    "US, China trade talks stall, tariffs loom, markets tumble again",
    "KREMLIN REJECTS UN CEASEFIRE PLAN, SHELLS KHARKIV OVERNIGHT, KYIV SAYS",
    "UN: WFP, UNHCR, UNICEF halt aid convoys, cite Sudan army shelling",
    "Iran's parliament speaker blames Israel's Mossad, vows swift response",
    "North Korea test-fires two ballistic missiles, Seoul says",
    "Sudan's army retakes Khartoum airport, RSF denies withdrawal",
    "Coup d'état feared, Niger junta closes airspace, expels French ambassador",
    "El Salvador, Costa Rica, Panama, Puerto Rico sign migrant accord",
    "Rio de Janeiro, Buenos Aires, La Paz host Mercosur ministers' summits",
    "Dar es Salaam summit ends, EAC leaders urge Congo, M23 talks",
    "Mohammed bin Salman hosts Abdel Fattah el-Sisi, Bashar al-Assad attends",
    "Men die as van bomb hits Den Haag police barracks",
    "Two die in Nord-Ostsee-Kanal ferry blast, German navy aids rescue",
    "Boko Haram abducts schoolgirls, Nigeria deploys helicopters, troops search forest",
    "Erdoğan, Mitsotakis meet Ankara, discuss Aegean, Cyprus, migration, energy",
    "Łukasz Żółkiewski elected Sejm speaker, Kaczyński's party cries foul",
    "Naïve hopes dashed, café bombing shatters Mogadishu's fragile truce again",
    "Hun Sen's party wins Cambodia vote, opposition alleges widespread fraud",
    "Peru president sacks prime minister, names former general successor",
    "Ukraine drones strike Engels air base, Moscow reports casualties",
    "Taiwan scrambles jets, China sends 30 warplanes near island",
    "Ethiopia, Eritrea trade blame, border clash leaves 12 dead",
    "Pope urges truce, decries Gaza hunger, visits Lampedusa migrants",
    "Vietnam jails two bloggers, Hanoi rejects EU criticism, rights groups protest",
    "Turkey's lira slides, Ankara raises rates, investors remain wary",
    "Lavrov met Wang Yi in Beijing on Monday.",
    "Rescuers pulled three men from the rubble in Antakya.",
    "He said he would not sign the treaty.",
    "The per capita debt of Lesotho doubled, per the IMF.",
    "Kosovo said it had no plan to cede the north.",
    "Manila protested; Beijing did not respond to a request for comment.",
    "“No,” said Lavrov. “Нет.” Asked again, the minister said no more.",
    "The junta’s motto, “Travail, famille, patrie”, is an echo of Vichy.",
]
FOREIGN = {
    "German": [
        "Der Bundeskanzler hat am Montag in Berlin den Außenminister empfangen.",
        "Russland greift die Ukraine mit Drohnen und Raketen an.",
        "Die Regierung in Wien lehnt das Abkommen mit Moskau weiter ab.",
        "Nach dem Treffen sagte der Minister, man habe sich nicht geeinigt.",
        "Israel und die Hamas einigen sich auf eine Waffenruhe im Gazastreifen.",
    ],
    "Spanish": [
        "El gobierno de Colombia firmó un acuerdo con la guerrilla.",
        "Los rebeldes atacaron una base militar en el sur del país.",
        "Maduro rechaza la propuesta de la Unión Europea sobre las elecciones.",
        "México y Estados Unidos se reunieron para hablar de la frontera.",
        "La presidenta no asistirá a la cumbre porque está enferma.",
    ],
    "French": [
        "Le président a rencontré son homologue russe à Genève mardi.",
        "La France refuse de livrer des chars à la Pologne.",
        "Les rebelles ont attaqué une base dans le nord du Mali.",
        "L’armée israélienne affirme qu’elle n’a pas bombardé l’hôpital.",
        "Selon l'Élysée, un accord est possible avant la fin du mois.",
    ],
    "Dutch": [
        "De regering in Den Haag weigert het akkoord met Brussel.",
        "Het Kremlin zegt dat er geen plan is voor een aanval.",
        "Oekraïne en Rusland praten niet meer over een wapenstilstand.",
        "De minister heeft gisteren met zijn Duitse ambtgenoot gesproken.",
        "Volgens de politie werden twee mannen in Utrecht opgepakt.",
    ],
    "Indonesian": [
        "Presiden mengatakan bahwa pemerintah akan mengirim pasukan ke perbatasan.",
        "Menteri luar negeri bertemu dengan Putin di Moskow pada hari Senin.",
        "Indonesia menolak usulan Cina untuk membangun pangkalan di Natuna.",
        "Tentara menyerang desa itu dan menewaskan dua orang warga sipil.",
        "Mereka tidak akan menandatangani perjanjian yang diusulkan oleh Jepang.",
    ],
    "Italian": [
        "Il governo ha respinto la proposta della Commissione europea.",
        "Il presidente ucraino è arrivato a Roma per incontrare Meloni.",
        "Le truppe russe hanno attaccato una città nel nord del paese.",
        "Secondo il ministro, non ci sono prove contro gli accusati.",
        "La Cina e gli Stati Uniti hanno firmato un nuovo accordo.",
    ],
    "Portuguese": [
        "O presidente do Brasil não vai assinar o acordo com a China.",
        "As tropas russas atacaram uma cidade no norte da Ucrânia.",
        "O ministro disse que a guerra pode durar mais dois anos.",
        "Portugal e Espanha reuniram-se em Lisboa para discutir o gasoduto.",
        "Os rebeldes foram expulsos da capital pelo exército na segunda-feira.",
    ],
    "Polish": [
        "Prezydent spotkał się w Warszawie z sekretarzem generalnym NATO.",
        "Rosja zaatakowała Ukrainę rakietami i dronami w nocy z niedzieli.",
        "Rząd nie zgodził się na propozycję, którą złożyła Komisja Europejska.",
        "Według ministra wojska zostaną wycofane do końca roku.",
        "Putin powiedział, że nie będzie negocjować z Kijowem o pokoju.",
    ],
}


@pytest.mark.parametrize("line", ENGLISH)
def test_a_short_english_line_passes(line: str) -> None:
    assert foreign(line) is None


@pytest.mark.parametrize(("language", "line"), [(name, line) for name, lines in FOREIGN.items() for line in lines])
def test_a_short_line_of_another_language_is_refused_by_its_name(language: str, line: str) -> None:
    assert f"reads like {language}" in (foreign(line) or "")


def test_a_short_line_in_capitals_is_judged_too() -> None:
    assert foreign("DIE REGIERUNG HAT DAS ABKOMMEN MIT MOSKAU NICHT UNTERZEICHNET")


def test_fewer_than_eight_words_are_not_judged() -> None:
    assert foreign("Die Regierung hat das Abkommen gekündigt.") is None


def test_an_english_article_with_a_foreign_quotation_passes() -> None:
    assert (
        foreign(f"The minister said on Monday in a speech that {FOREIGN['German'][0]} He did not explain it.") is None
    )


def test_a_long_text_without_english_function_words_is_refused_in_whatever_language_it_is() -> None:
    assert "0% of its words" in (foreign("gatoz hortaz baino gara beno nire ustez batzuk " * 6) or "")


def test_the_table_has_a_dozen_other_languages_in_lower_case() -> None:
    known = languages.load()
    assert len(known.others) >= 12
    for words in (known.english, known.shared, *known.others.values()):
        assert all(word == word.lower() and "’" not in word for word in words)
