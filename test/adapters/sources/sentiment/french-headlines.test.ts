import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { frenchWords, loadPack } from '../../../../main/adapters/sources/sentiment/lexicons.ts'
import { judgeText } from '../../../../main/core/jobs/fear-greed/sentiment/score.ts'
import { plain } from '../../../../main/core/jobs/fear-greed/sentiment/tokenise.ts'
import { bareLexicon, type LabelledText, qualityOf } from '../../../helpers/classification.ts'
import { sharedData } from '../../../helpers/shared-data.ts'
import { FRENCH_HEADLINES } from './french-headlines.ts'

const wordsIn = (text: string) => plain(text).match(/\p{L}+(?:-\p{L}+)*/gu) ?? []
const pack = await loadPack('fr')
const ours = qualityOf(FRENCH_HEADLINES, (text) => judgeText(text, pack).label)
const afinn = sharedData('F_media', 'lexicons', 'AFINN-fr-165.txt')

describe('the French headlines', () => {
  it('are at least sixty, each once, with all three labels', () => {
    expect(FRENCH_HEADLINES.length).toBeGreaterThanOrEqual(60)
    expect(new Set(FRENCH_HEADLINES.map(({ text }) => text)).size).toBe(FRENCH_HEADLINES.length)
    expect(new Set(FRENCH_HEADLINES.map(({ label }) => label)).size).toBe(3)
  })

  it('are told apart better than by always saying neutral', () => {
    const always = qualityOf(FRENCH_HEADLINES, () => 'neutral')
    expect(ours.accuracy).toBeGreaterThan(always.accuracy + 0.15)
    expect(ours.macroF1).toBeGreaterThan(always.macroF1 + 0.4)
  })

  it('are told apart better than by the lexicon of pattern alone', async () => {
    const bare = qualityOf(FRENCH_HEADLINES, bareLexicon(await frenchWords(), wordsIn))
    expect(ours.accuracy).toBeGreaterThan(bare.accuracy + 0.2)
    expect(ours.macroF1).toBeGreaterThan(bare.macroF1 + 0.2)
  })

  it.skipIf(afinn === null)(
    'are told apart better than by AFINN-fr (skipped without the data beside the checkout)',
    () => {
      const lines = readFileSync(afinn ?? '', 'utf8')
        .trim()
        .split('\n')
      const words = new Map(
        lines.map((line) => [plain(line.split('\t')[0] ?? ''), Number(line.split('\t')[1])]),
      )
      const bare = qualityOf(FRENCH_HEADLINES, bareLexicon(words, wordsIn))
      expect(ours.accuracy).toBeGreaterThan(bare.accuracy + 0.1)
      expect(ours.macroF1).toBeGreaterThan(bare.macroF1 + 0.2)
    },
  )

  const pages = ['boursenews_home_2025-10.html', 'lavieeco_home_2025-10-24.html'].map((name) =>
    sharedData('F_media', name),
  )

  it.skipIf(pages.includes(null))(
    'stand on the pages they are quoted from (skipped without the data beside the checkout)',
    () => {
      const text = pages.map((path) => lettersOf(readFileSync(path ?? '', 'utf8'))).join(' ')
      const absent = FRENCH_HEADLINES.filter(
        (headline: LabelledText) => !text.includes(lettersOf(headline.text)),
      )
      expect(absent).toEqual([])
    },
  )
})

/** Letters and digits only, without entities: quotation marks and spaces differ between page and quotation. */
function lettersOf(text: string): string {
  const decoded = text.replace(/&[lr]squo;|&#0?39;/g, '’').replace(/&quot;|&[lr]aquo;/g, '"')
  return plain(decoded).replace(/[^\p{L}\p{N}]/gu, '')
}
