import { describe, expect, it } from 'vitest'
import { frenchWords, loadPack } from '../../../../main/adapters/sources/sentiment/lexicons.ts'
import { judgeText } from '../../../../main/core/jobs/fear-greed/sentiment/score.ts'
import { plain } from '../../../../main/core/jobs/fear-greed/sentiment/tokenise.ts'
import { bareLexicon, isHeldOut, qualityOf } from '../../../helpers/classification.ts'
import { FRENCH_LABELLED } from './french-labelled.ts'

const wordsIn = (text: string) => plain(text).match(/\p{L}+(?:-\p{L}+)*/gu) ?? []
const pack = await loadPack('fr')
const labelOf = (text: string) => judgeText(text, pack).label

describe('the labelled French headlines', () => {
  it('are at least three hundred, each once', () => {
    expect(FRENCH_LABELLED.length).toBeGreaterThanOrEqual(300)
    expect(new Set(FRENCH_LABELLED.map(({ text }) => text)).size).toBe(FRENCH_LABELLED.length)
  })

  it('are told apart in the half held out, far better than by the lexicon alone', async () => {
    const heldOut = FRENCH_LABELLED.filter(isHeldOut)
    const ours = qualityOf(heldOut, labelOf)
    const bare = qualityOf(heldOut, bareLexicon(await frenchWords(), wordsIn))
    expect(ours.macroF1).toBeGreaterThanOrEqual(0.8)
    expect(ours.macroF1).toBeGreaterThan(bare.macroF1 + 0.2)
  })
})

describe('a French verb and its object', () => {
  it.each([
    ['Le groupe relève son dividende', 'positive'],
    ['Le groupe supprime son dividende', 'negative'],
    ['S&P relève la note du pays', 'positive'],
    ['S&P abaisse la note du pays', 'negative'],
    ['Le déficit se résorbe', 'positive'],
    ['Le déficit se creuse', 'negative'],
    ['Le chômage recule', 'positive'],
    ['Chômage record', 'negative'],
    ['Exportations record', 'positive'],
    ['La banque centrale abaisse ses taux', 'positive'],
    ['La banque centrale relève ses taux', 'negative'],
    ['La banque centrale tient son conseil', 'neutral'],
  ])('in "%s" are %s', (text, label) => {
    expect(labelOf(text)).toBe(label)
  })
})
