/** Values of a record as text, in the reader's language. */
import { describe, expect, test } from 'vitest'
import { partName, valueText } from '../../renderer/views/occupations/value-text.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'

const en = new Localizer('en', 'en-GB', textsIn('en'))
const fr = new Localizer('fr', 'fr-FR', textsIn('fr'))
const plain = (text: string) => text.replace(/[  ]/g, ' ')

describe('a value of a record', () => {
  test('salaries have a line for each level', () => {
    const level = { min: 21_000, median: 24_000, max: 28_500 }
    expect(plain(valueText({ junior: level, senior: level }, en))).toBe(
      'Junior: 21,000 – 28,500 €, median 24,000 €\nSenior: 21,000 – 28,500 €, median 24,000 €',
    )
  })

  test('an outlook has a line for each of its parts, with its trend in the language of the reader', () => {
    const outlook = { tension: 0.6, trend: 'growing', five_years: 'Demande soutenue.' }
    expect(plain(valueText(outlook, fr))).toContain('0,60')
    expect(valueText(outlook, en)).toBe(
      'Tension, 0 to 1: 0.60\nTrend: Growing.\nIn five years: Demande soutenue.',
    )
  })

  test.each([null, undefined, '', []])('%o is missing', (value) => {
    expect(valueText(value, en)).toBe('–')
  })

  test('a list has a line for each item', () => {
    expect(valueText(['Tailler', 'Planter'], en)).toBe('Tailler\nPlanter')
  })

  test('a part of a field has its name, and one without a name its own', () => {
    expect([partName('median', fr), partName('toString', fr)]).toEqual(['Médiane', 'toString'])
  })
})
