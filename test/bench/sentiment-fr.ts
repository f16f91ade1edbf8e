/** How well French headlines are told apart, beside the method before verbs and objects: the same rules, its own terms. */
import { frenchWords, loadPack } from '../../main/adapters/sources/sentiment/lexicons.ts'
import {
  type LanguagePack,
  languagePack,
  termsSchema,
} from '../../main/core/jobs/fear-greed/sentiment/language-pack.ts'
import { judgeText } from '../../main/core/jobs/fear-greed/sentiment/score.ts'
import { FRENCH_LABELLED } from '../adapters/sources/sentiment/french-labelled.ts'
import { isHeldOut, type Quality, qualityOf } from '../helpers/classification.ts'
import type { Benchmark, Measurement } from './benchmark.ts'
import former from './sentiment-fr/former-terms.json' with { type: 'json' }

/** Not scored until the terms were finished; written by the author of the terms. */
const HELD_OUT = FRENCH_LABELLED.filter(isHeldOut)

const inShort = ({ accuracy, macroF1 }: Quality) =>
  `accuracy ${accuracy.toFixed(3)}, macro-F1 ${macroF1.toFixed(3)}`

async function french(): Promise<Measurement> {
  const measured = (pack: LanguagePack) => qualityOf(HELD_OUT, (text) => judgeText(text, pack).label)
  const ours = measured(await loadPack('fr'))
  const before = measured(languagePack(termsSchema.parse(former), await frenchWords()))
  return {
    value: ours.macroF1,
    peer: { name: 'method before', value: before.macroF1 },
    detail: { headlines: HELD_OUT.length, ours: inShort(ours), before: inShort(before) },
  }
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'sentiment-fr', unit: 'macro-F1', budget: 0.8, better: 'higher', run: french },
]
