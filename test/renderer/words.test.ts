/** Numbers, times and schedules as the owner reads them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseLocale } from '../../renderer/words/choose-locale.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import { scheduleSchema } from '../../shared/schedule.ts'
import { scheduleSentence } from '../../shared/schedule-sentence.ts'

const fr = new Localizer('fr', 'fr-FR', textsIn('fr'))
const en = new Localizer('en', 'en-GB', textsIn('en'))
/** Replaces non-breaking spaces by plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('the language', () => {
  test.each([
    ['system', ['fr-CA', 'en'], 'fr', 'fr-CA'],
    ['system', ['de-DE', 'en-GB'], 'en', 'en-GB'],
    ['system', ['de-DE'], 'en', 'en-u-hc-h23'],
    ['system', ['en-US@posix'], 'en', 'en'],
    ['fr', ['en-US', 'fr-BE'], 'fr', 'fr-BE'],
    ['en', ['fr-FR'], 'en', 'en-u-hc-h23'],
  ] as const)('%s on a system of %s is %s with the forms of %s', (choice, system, language, locale) => {
    expect(chooseLocale(choice, system)).toEqual({ language, locale })
  })
})

test('dates and numbers take the form of the system, whatever languages the browser knows', () => {
  const british = { region: 'en-GB', languages: ['en'] }
  expect(chooseLocale('system', ['en-US'], british)).toEqual({ language: 'en', locale: 'en-GB' })
  const inFrance = { region: 'fr-FR', languages: ['en-US'] }
  expect(chooseLocale('system', ['en-US'], inFrance)).toEqual({ language: 'en', locale: 'en-US-u-hc-h23' })
  expect(en.time(new Date(2026, 2, 30, 2, 30).getTime())).toBe('02:30')
})

describe('figures', () => {
  test('take the form of the locale and always the same decimals', () => {
    expect(fr.number(33.7, 1)).toBe('33,7')
    expect(en.number(3, 1)).toBe('3.0')
    expect(plain(fr.percent(0.9))).toBe('90 %')
    expect(plain(fr.number(9412880))).toBe('9 412 880')
    expect(plain(en.bytes(23_600_000))).toBe('23.6 MB')
    expect(plain(fr.bytes(23_600_000))).toBe('23,6 Mo')
    expect(plain(en.bytes(0))).toBe('0 bytes')
    expect(en.percent(-0.0004, 1)).toBe('0.0%')
  })

  test('are short where they are large, with a capital M for millions', () => {
    expect(plain(en.compact(1_310_000))).toBe('1.31M')
    expect(plain(fr.compact(1_310_000))).toBe('1,31 M')
    expect(plain(en.compactDollars(12_690_000))).toBe('$12.69M')
    expect(plain(fr.compactDollars(12_690_000))).toBe('12,69 M $')
  })

  test('beside an axis never say the same twice, and have no more decimals than that takes', () => {
    expect(en.labels([18_500, 19_000, 19_500], 'compact')).toEqual(['18.5K', '19.0K', '19.5K'])
    expect(en.labels([18_000, 19_000, 20_000], 'compact')).toEqual(['18K', '19K', '20K'])
    expect(en.labels([6_100, 6_150], 'compact')).toEqual(['6,100', '6,150'])
    expect(en.labels([0, 2.5, 5], 'whole')).toEqual(['0.0', '2.5', '5.0'])
    expect(en.labels([7.5], 'whole')).toEqual(['7.5'])
    expect(en.labels([0.0000105, 0.000011], 'whole')).toEqual(['0.0000105', '0.0000110'])
    const axis = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -6, max: 9 }))
    fc.assert(
      fc.property(axis, fc.constantFrom('compact', 'whole'), ([first, power], form) => {
        const values = Array.from({ length: 6 }, (_, at) => (first + at) * 10 ** power)
        expect(new Set(fr.labels(values, form)).size).toBe(6)
      }),
    )
  })

  test.each([
    [420, '420 ms'],
    [1400, '1.4 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [770_000, '12 min 50 s'],
    [3_600_000, '1 h'],
    [99_000_000, '1 d 4 h'],
  ])('%i ms last %s', (ms, text) => {
    expect(plain(en.span(ms))).toBe(text)
  })
})

describe('times', () => {
  const now = Date.parse('2026-11-22T15:20:00+01:00')
  test.each([
    ['2026-11-22T15:30:00+01:00', '15:30'],
    ['2026-11-24T08:00:00+01:00', 'Tue 08:00'],
    ['2026-12-25T08:00:00+01:00', '25 Dec'],
    ['2025-12-25T08:00:00+01:00', '25 Dec 2025'],
  ])('%s is %s', (at, text) => {
    expect(plain(en.when(at, now)).replace(',', '')).toBe(text)
  })

  test('a day of another year says its year, a day of this one does not', () => {
    const year = new Date().getFullYear()
    expect(en.shortDay(`${year}-03-12`)).toBe('12 Mar')
    expect(en.shortDay(`${year + 1}-01-02`)).toBe(`2 Jan ${year + 1}`)
    expect(fr.weekday(`${year - 1}-12-31`)).toContain(String(year - 1))
    expect(en.weekday(`${year}-12-31`)).not.toContain(String(year))
  })

  test('a time that is not of the reader’s zone names its zone', () => {
    const sentence = (more: object) =>
      scheduleSentence(scheduleSchema.parse({ zone: 'Asia/Tokyo', ...more }), en)
    expect(sentence({ form: 'once', at: '2030-01-02T08:00' })).toContain('2030-01-02 08:00 (Asia/Tokyo)')
    expect(sentence({ form: 'cron', cron: '30 3 * * *' })).toContain('(Asia/Tokyo)')
  })

  test.each([
    ['@daily', '00:00'],
    ['@hourly', 'chaque heure'],
    ['0 2 L * *', 'le dernier jour du mois, 02:00'],
    ['0 0 9 * * * 2099', 'cron 0 0 9 * * * 2099'],
    ['0 2 LW * *', 'le dernier jour ouvré du mois, 02:00'],
  ])('the cron expression %s is told in words', (cron, text) => {
    const schedule = scheduleSchema.parse({ form: 'cron', cron, zone: fr.zone })
    expect(scheduleSentence(schedule, fr)).toContain(text)
  })

  test('a run at one time is shown with the date of the reader', () => {
    const once = scheduleSchema.parse({ form: 'once', at: '2030-01-02T08:00', zone: fr.zone })
    expect(scheduleSentence(once, fr)).not.toContain('2030-01-02')
  })

  test('two days say their month and year once where they share them', () => {
    const spaced = (text: string) => text.replace(/\s*–\s*/, ' – ')
    expect(spaced(en.dayRange('2024-01-26', '2024-01-30'))).toBe('26 – 30 January 2024')
    expect(spaced(fr.dayRange('2024-02-25', '2024-03-05'))).toBe('25 février – 5 mars 2024')
    expect(spaced(en.dayRange('2019-11-05', '2020-03-16', 'short'))).toBe('5 Nov 2019 – 16 Mar 2020')
  })

  test('a calendar day is the same day in every zone', () => {
    expect(fr.day('2020-03-12')).toBe('12 mars 2020')
  })
})

describe('a schedule in words', () => {
  const common = { zone: 'Europe/Paris' }
  test.each([
    [{ form: 'every', every_seconds: 600 }, 'every 10 min', 'toutes les 10 min'],
    [{ form: 'every', every_seconds: 60 }, 'every minute', 'chaque minute'],
    [{ form: 'every', every_seconds: 86_400 }, 'every day', 'chaque jour'],
    [{ form: 'every', every_seconds: 2 * 86_400 }, 'every 2 days', 'tous les 2 jours'],
    [{ form: 'after', after_seconds: 300 }, '5 min after the previous end', '5 min après la fin précédente'],
    [{ form: 'cron', cron: '0 2 1 * *' }, 'day 1 of the month, 02:00', 'le 1er du mois, 02:00'],
    [{ form: 'cron', cron: '0 2 5 * *' }, 'day 5 of the month, 02:00', 'le 5 du mois, 02:00'],
    [{ form: 'cron', cron: '0 * * * * *' }, 'every minute', 'chaque minute'],
    [{ form: 'cron', cron: '30 9 * * 1' }, 'every Monday at 09:30', 'chaque lundi à 09:30'],
    [{ form: 'cron', cron: '30 9 * * mon' }, 'every Monday at 09:30', 'chaque lundi à 09:30'],
    [
      { form: 'cron', cron: '0 9 15W * *' },
      'weekday nearest to day 15 of the month, 09:00',
      'le jour ouvré le plus proche du 15 du mois, 09:00',
    ],
    [
      { form: 'cron', cron: '0 9 1w * ?' },
      'weekday nearest to day 1 of the month, 09:00',
      'le jour ouvré le plus proche du 1er du mois, 09:00',
    ],
    [
      { form: 'cron', cron: '0 9 L-3 * *' },
      '3 days before the last of the month, 09:00',
      '3 jours avant le dernier du mois, 09:00',
    ],
    [
      { form: 'cron', cron: '0 9 L-1 * *' },
      '1 day before the last of the month, 09:00',
      '1 jour avant le dernier du mois, 09:00',
    ],
    [
      { form: 'cron', cron: '0 9 * * 5#2' },
      'second Friday of the month, 09:00',
      'le deuxième vendredi du mois, 09:00',
    ],
    [
      { form: 'cron', cron: '0 9 ? * mon#1' },
      'first Monday of the month, 09:00',
      'le premier lundi du mois, 09:00',
    ],
    [
      { form: 'cron', cron: '0 9 * * fri#L' },
      'last Friday of the month, 09:00',
      'le dernier vendredi du mois, 09:00',
    ],
    [
      { form: 'cron', cron: '0 9 * * 7L' },
      'last Sunday of the month, 09:00',
      'le dernier dimanche du mois, 09:00',
    ],
    [{ form: 'cron', cron: '0 9 15W * 5#2' }, 'cron 0 9 15W * 5#2', 'cron 0 9 15W * 5#2'],
    [{ form: 'cron', cron: '*/7 9-16 * * 1-5' }, 'cron */7 9-16 * * 1-5', 'cron */7 9-16 * * 1-5'],
    [{ form: 'cron', cron: '0 */15 * * * *' }, 'every 15 min', 'toutes les 15 min'],
    [{ form: 'cron', cron: '0/5 * * * *' }, 'every 5 min', 'toutes les 5 min'],
    [{ form: 'cron', cron: '0 */6 * * *' }, 'every 6 h', 'toutes les 6 h'],
    [{ form: 'cron', cron: '*/7 * * * *' }, 'cron */7 * * * *', 'cron */7 * * * *'],
    [{ form: 'cron', cron: '5 */6 * * *' }, 'cron 5 */6 * * *', 'cron 5 */6 * * *'],
    [{ form: 'cron', cron: '*/15 9 * * *' }, 'cron */15 9 * * *', 'cron */15 9 * * *'],
    [{ form: 'cron', cron: '30 8 * * 1-5' }, 'Monday to Friday at 08:30', 'du lundi au vendredi à 08:30'],
  ])('%o', (schedule, english, french) => {
    const parsed = scheduleSchema.parse({ ...schedule, ...common })
    expect(plain(scheduleSentence(parsed, en))).toBe(english)
    expect(plain(scheduleSentence(parsed, fr))).toBe(french)
  })

  test.each([
    [{ form: 'cron', cron: '0 2 1 * *' }, 'day 1 of the month, 02:00 (UTC)'],
    [{ form: 'cron', cron: '*/7 9-16 * * 1-5' }, 'cron */7 9-16 * * 1-5 (UTC)'],
    [{ form: 'every', every_seconds: 600 }, 'every 10 min'],
  ])('whose hours are those of another zone than the reader’s names it: %o', (schedule, english) => {
    const parsed = scheduleSchema.parse({ ...schedule, zone: 'UTC' })
    expect(plain(scheduleSentence(parsed, en))).toBe(english)
  })
})
