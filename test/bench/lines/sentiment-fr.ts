/** How well French headlines are told apart, beside the method before verbs and objects: the same rules, its own terms. */
import { frenchWords, loadPack } from '../../../main/adapters/sources/sentiment/lexicons.ts'
import {
  type LanguagePack,
  languagePack,
  termsSchema,
} from '../../../main/core/jobs/fear-greed/sentiment/language-pack.ts'
import { judgeText } from '../../../main/core/jobs/fear-greed/sentiment/score.ts'
import { FRENCH_LABELLED } from '../../adapters/sources/sentiment/french-labelled.ts'
import { isHeldOut, type Quality, qualityOf } from '../../helpers/classification.ts'
import { line } from '../harness/line.ts'
import former from '../tools/former-terms.json' with { type: 'json' }

/** Not scored until the terms were finished; written by the author of the terms. */
const HELD_OUT = FRENCH_LABELLED.filter(isHeldOut)

const inShort = ({ accuracy, macroF1 }: Quality) =>
  `accuracy ${accuracy.toFixed(3)}, macro-F1 ${macroF1.toFixed(3)}`

export const sentimentFr = line({
  name: 'sentiment-fr',
  work: 'how well French headlines that were held out are told apart.',
  peer: 'the method before',
  figures: { 'macro-F1': { unit: 'macro-F1', goal: { atLeast: 0.8 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const measured = (pack: LanguagePack) => qualityOf(HELD_OUT, (text) => judgeText(text, pack).label)
    const ours = measured(await loadPack('fr'))
    const before = measured(languagePack(termsSchema.parse(former), await frenchWords()))
    return {
      ours: async () => ({ 'macro-F1': ours.macroF1 }),
      peer: async () => ({ 'macro-F1': before.macroF1 }),
      detail: () => ({ headlines: HELD_OUT.length, ours: inShort(ours), before: inShort(before) }),
      close: () => undefined,
    }
  },
})
