/** The first day of a month as French writes it: 1er décembre. Intl writes 1 décembre. */

/** A day 1 before the name of its month, or before the end of a range in that month. */
const FIRST = /(?<![\d,.:/])1(?=[ \u00a0]\p{L}|[ \u2009]?–[ \u2009]?\d)/gu

/** Returns a date in words with its first days of a month as the language writes them. @param locale BCP 47 */
export const withFirstOfMonth = (text: string, locale: string): string =>
  /^fr\b/.test(locale) ? text.replace(FIRST, '1er') : text
