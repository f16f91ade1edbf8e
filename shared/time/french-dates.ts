/** Words before a date in French: « jusqu’à 16:00 », but « jusqu’au 2 janvier ». */

const MONTH = '(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)'
const DATE = new RegExp(
  String.raw`^(?:(?:lun|mar|mer|jeu|ven|sam|dim)\. )?(?:\d{2}/\d{2}/\d{4}|(?:\d{1,2}|1er)[ \u00a0]${MONTH})`,
)

const ARTICLES: Readonly<Record<string, string>> = {
  'à ': 'au ',
  'de ': 'du ',
  'depuis ': 'depuis le ',
  'prochaine ': 'prochaine le ',
}

/** What may stand before a parameter that is a date or only a time of a day. */
export const BEFORE_DATES = Object.keys(ARTICLES).join('|')

/** Returns a word and the date or time of day after it, as French joins them; also a date and its own time. */
export function withArticle(word: string, value: string): string {
  if (!DATE.test(value)) return word + value
  return (ARTICLES[word] ?? word) + value.replace(/(?<=^\d{2}\/\d{2}\/\d{4}) (?=\d)/, ' à ')
}
