/** Accuracy of labels: the usual two measures over the three classes. */

const LABELS = ['negative', 'neutral', 'positive'] as const
export type SentimentLabel = (typeof LABELS)[number]

export interface LabelledText {
  readonly text: string
  readonly label: SentimentLabel
}

/** By the FNV-1a hash of the text: the same half in whatever file it is. Odd is held out. */
export function isHeldOut({ text }: LabelledText): boolean {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash % 2 !== 0
}

export interface Quality {
  readonly accuracy: number
  /** Mean F1 of the three classes, equally weighted. */
  readonly macroF1: number
}

export function qualityOf(items: readonly LabelledText[], judge: (text: string) => SentimentLabel): Quality {
  const pairs = items.map(({ text, label }) => ({ label, found: judge(text) }))
  const right = pairs.filter(({ label, found }) => label === found).length
  const f1 = LABELS.map((one) => {
    const both = pairs.filter(({ label, found }) => label === one && found === one).length
    const either =
      pairs.filter(({ label }) => label === one).length + pairs.filter(({ found }) => found === one).length
    return either === 0 ? 0 : (2 * both) / either
  })
  return { accuracy: right / pairs.length, macroF1: f1.reduce((a, b) => a + b, 0) / LABELS.length }
}

/** A plain lexicon: the sign of the sum of its values over the words of the text. */
export function bareLexicon(
  words: ReadonlyMap<string, number>,
  wordsIn: (text: string) => readonly string[],
) {
  return (text: string): SentimentLabel => {
    const sum = wordsIn(text).reduce((total, word) => total + (words.get(word) ?? 0), 0)
    if (sum === 0) return 'neutral'
    return sum > 0 ? 'positive' : 'negative'
  }
}
