/** The texts that load with the first view, and those that load after it. */
import { describe, expect, test } from 'vitest'
import { firstSources } from '../../renderer/build/first-texts.ts'
import { loadWords, wordsInUse } from '../../renderer/words/load-words.ts'
import { firstTextsIn, laterTextsIn, textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import { translate } from '../../shared/messages/index.ts'
import { LANGUAGES } from '../../shared/vocabulary.ts'

const isFirst = (key: string) => key in firstTextsIn('en').messages

describe('the sources of the first view', () => {
  const has = (end: string) => [...firstSources().keys()].some((path) => path.endsWith(end))
  test.each(['ScoreCard.tsx', 'HistoryPlot.tsx', 'Plot.tsx', 'health-text.ts'])('are also %s', (file) => {
    expect(has(file)).toBe(true)
  })
  test.each(['AlertsView.tsx', 'PastDialog.tsx', 'Palette.tsx', 'messages/en.ts'])('are not %s', (file) => {
    expect(has(file)).toBe(false)
  })
})

test.each([
  ['a text that a source names', 'panel.now.history'],
  ['a text of a part that loads for the first view', 'panel.plot.whole'],
  ['texts that a source names by their beginning', 'level.fear'],
  ['why a job is off, which comes from its data', 'analysis.off.no_url'],
])('%s loads with the first view', (_what, key) => {
  expect(isFirst(key)).toBe(true)
})

test.each(['panel.occupations.spending', 'field.schedule', 'hint.schedule.windows', 'panel.palette'])(
  '%s loads after it',
  (key) => {
    expect(key in textsIn('en').messages).toBe(true)
    expect(isFirst(key)).toBe(false)
  },
)

test('every reason and step that a job may name loads with the first view', () => {
  const keys = Object.keys(textsIn('en').messages).filter((key) => /\.(off|step)\./.test(key))
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter((key) => !isFirst(key))).toEqual([])
})

describe('words whose later texts are still to come', () => {
  const first = new Localizer('en', 'en-GB', firstTextsIn('en'))
  test('say nothing in place of such a text, and never its key', () => {
    expect(first.t('panel.occupations.spending')).toBe('')
    expect(first.error('not_found', {})).toBe('')
  })
  test('say it once they are complete, in other words so that whoever shows them draws again', () => {
    const complete = first.with(laterTextsIn('en'))
    expect(complete).not.toBe(first)
    expect(complete.t('panel.occupations.spending')).toBe('Cost by month')
    expect(complete.t('panel.now.history')).toBe(first.t('panel.now.history'))
  })
})

test.each(['en', 'fr'] as const)(
  '%s: both parts together are all texts, and the first is the smaller',
  (language) => {
    const [first, later] = [firstTextsIn(language), laterTextsIn(language)]
    expect({ messages: { ...first.messages, ...later.messages }, errors: later.errors }).toEqual(
      textsIn(language),
    )
    expect(JSON.stringify(first).length * 3).toBeLessThan(JSON.stringify(later).length)
  },
)

test.each(LANGUAGES)('%s: both parts are in files that are found by the language', async (language) => {
  await loadWords({ language, locale: language })
  for (const key of ['panel.now.history', 'panel.occupations.spending'] as const)
    expect(wordsInUse().t(key)).toBe(translate(language, key))
})
