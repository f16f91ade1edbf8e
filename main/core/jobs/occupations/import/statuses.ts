/** Reads whether a record is published, as people write it in French and English. */
import type { OccupationStatus } from '../../../../../shared/occupation.ts'
import { fold } from '../fold.ts'

/** Whole values without accents and capitals. What waits for a validation is a draft here. */
const WORDS: Readonly<Record<OccupationStatus, RegExp>> = {
  draft:
    /^(draft|brouillons?|unpublished|non publiee?|en[ _](cours|validation|attente)|a valider|pending|in review)$/,
  published: /^(publiee?s?|published|en ligne|online)$/,
}

/** Returns the status that a cell stands for; null for an empty one; another text as it is, for the schema to refuse. */
export function statusOf(cell: string): OccupationStatus | string | null {
  if (cell === '') return null
  const word = fold(cell)
  if (WORDS.published.test(word)) return 'published'
  return WORDS.draft.test(word) ? 'draft' : cell
}
