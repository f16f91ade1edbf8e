/**
 * French economic headlines written for this test, labelled by what they mean for the mood of the market before any term
 * was made for them. Would an investor in that market consider the news good, bad, or neither? Announcements, agendas,
 * and decisions without a direction are neutral. Half of them, by the hash of
 * the text, was not scored until the terms were finished. One author wrote both halves and the terms: the accuracy on the
 * half held out is higher than on headlines of others.
 */
import { readFileSync } from 'node:fs'
import type { LabelledText, SentimentLabel } from '../../../helpers/classification.ts'

export const FRENCH_LABELLED: readonly LabelledText[] = readFileSync(
  new URL('./french-labelled.txt', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => {
    const [label = '', text = ''] = line.split('\t')
    return { text, label: label as SentimentLabel }
  })
