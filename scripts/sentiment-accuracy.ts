/**
 * Prints how accurately headlines and sentences of the finance press are classified, compared with the bare lexicons.
 * English: the Financial PhraseBank (Malo et al. 2014), in a folder beside the checkout or given as argument. The terms
 * were developed on the half of the sentences whose hash is even; the other half was only measured. French: the
 * two sets of headlines of the tests, one of them in the same two halves. Usage: node scripts/sentiment-accuracy.ts [folder of the phrase bank]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { englishWords, frenchWords, loadPack } from '../main/adapters/sources/sentiment/lexicons.ts'
import { judgeText } from '../main/core/jobs/fear-greed/sentiment/score.ts'
import { plain } from '../main/core/jobs/fear-greed/sentiment/tokenise.ts'
import { FRENCH_HEADLINES } from '../test/adapters/sources/sentiment/french-headlines.ts'
import { FRENCH_LABELLED } from '../test/adapters/sources/sentiment/french-labelled.ts'
import {
  bareLexicon,
  isHeldOut,
  type LabelledText,
  qualityOf,
  type SentimentLabel,
} from '../test/helpers/classification.ts'

const BESIDE = join(import.meta.dirname, '..', '..', 'shared', 'data', 'F_media')
const [folder = join(BESIDE, 'phrasebank')] = process.argv.slice(2)
const wordsIn = (text: string) => plain(text).match(/\p{L}+(?:['-]\p{L}+)*/gu) ?? []

function report(name: string, items: readonly LabelledText[], judge: (text: string) => SentimentLabel): void {
  const { accuracy, macroF1 } = qualityOf(items, judge)
  const figures = `${String(items.length).padStart(5)} ${accuracy.toFixed(3).padStart(9)} ${macroF1.toFixed(3).padStart(9)}`
  console.log(`${name.padEnd(56)}${figures}`)
}

function phraseBank(file: string): LabelledText[] {
  const lines = readFileSync(join(folder, file), 'latin1').split(/\r?\n/).filter(Boolean)
  return lines.map((line) => {
    const at = line.lastIndexOf('@')
    return { text: line.slice(0, at), label: line.slice(at + 1).trim() as SentimentLabel }
  })
}

async function english(): Promise<void> {
  const pack = await loadPack('en')
  const bare = bareLexicon(await englishWords(), wordsIn)
  for (const file of ['Sentences_AllAgree.txt', 'Sentences_75Agree.txt', 'Sentences_50Agree.txt']) {
    const all = phraseBank(file)
    const heldOut = all.filter(isHeldOut)
    report(`${file}, held out: Vigie`, heldOut, (text) => judgeText(text, pack).label)
    report(`${file}, held out: AFINN financial news`, heldOut, bare)
    report(`${file}, whole: Vigie`, all, (text) => judgeText(text, pack).label)
    report(`${file}, whole: AFINN financial news`, all, bare)
  }
}

async function french(): Promise<void> {
  const pack = await loadPack('fr')
  const bare = bareLexicon(await frenchWords(), wordsIn)
  for (const [name, half] of [
    ['developed on', FRENCH_LABELLED.filter((one) => !isHeldOut(one))],
    ['held out', FRENCH_LABELLED.filter(isHeldOut)],
  ] as const) {
    report(`French, written for the test, ${name}: Vigie`, half, (text) => judgeText(text, pack).label)
    report(`French, written for the test, ${name}: pattern-fr`, half, bare)
  }
  report('French headlines: Vigie', FRENCH_HEADLINES, (text) => judgeText(text, pack).label)
  report('French headlines: pattern-fr', FRENCH_HEADLINES, bare)
  const afinn = join(BESIDE, 'lexicons', 'AFINN-fr-165.txt')
  if (existsSync(afinn)) {
    const rows = readFileSync(afinn, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
    const words = new Map(rows.map(([word = '', value = '0']) => [plain(word), Number(value)]))
    report('French headlines: AFINN-fr', FRENCH_HEADLINES, bareLexicon(words, wordsIn))
  }
  report('French headlines: always neutral', FRENCH_HEADLINES, () => 'neutral')
}

console.log(`${''.padEnd(56)}${'n'.padStart(5)} ${'accuracy'.padStart(9)} ${'macro-F1'.padStart(9)}`)
if (existsSync(folder)) await english()
else console.log(`The phrase bank is not at ${folder}: name its folder as argument to measure English.`)
await french()
