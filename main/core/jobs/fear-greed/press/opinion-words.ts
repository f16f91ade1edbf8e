/** Words that carry the opinion of a headline, in both languages, as beginnings of words without accents (regular expressions). */

const UP = wordsBeginning(
  'hauss mont remont grimp progress bond rebond gagn gain avanc redress acceler rassur optimis relev augment accro croi ' +
    'benefic positi vert amelior repris repren achet achat surperform creation cree bat$ depass envol ' +
    'up$ higher rise rising rose climb jump soar surg rall advanc recover increas improv grow profit upgrad beat buy ' +
    'bull strong raise optimism record',
)
const DOWN = wordsBeginning(
  'baiss recul chut repli plong pert perd cede flech degring effondr diminu ralent inquiet pessimis abaiss contract ' +
    'deficit negati rouge deterior degrad vend(?!redi) vente sousperform suppr devis tomb echou crise ' +
    'down lower fall fell drop declin slid slip sink sank tumbl plung los[est] decreas worsen shrink shrank downgrad miss ' +
    'sell sold bear weak cut pessimism',
)
const NOT = /^(ne|n|pas|non|sans|aucune?|jamais|not|no|never|without|t)$/

/** Returns the opinions of the words, each once, in one order: equal texts differ in no opinion. */
export function opinionsIn(words: readonly string[]): string {
  return [...new Set(words.flatMap((word) => opinionOf(word) ?? []))].sort().join(' ')
}

function opinionOf(word: string): 'up' | 'down' | 'not' | null {
  if (NOT.test(word)) return 'not'
  if (UP.test(word)) return 'up'
  return DOWN.test(word) ? 'down' : null
}

function wordsBeginning(stems: string): RegExp {
  return new RegExp(`^(${stems.split(' ').join('|')})`)
}
