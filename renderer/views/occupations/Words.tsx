import { diffWordsWithSpace } from 'diff'
import { Fragment } from 'react'
import { useWords } from '../../session.ts'

interface WordChangesProps {
  readonly before: string
  readonly after: string
}

/** A share of unchanged words below which two texts are better read one beside the other. */
const ALIKE = 0.3

/** Whether two texts have enough in common to be shown as one with its changed words. */
export function areAlike(before: string, after: string): boolean {
  const parts = diffWordsWithSpace(before, after)
  const kept = parts.filter(({ added, removed }) => !added && !removed)
  const length = kept.reduce((sum, { value }) => sum + value.trim().length, 0)
  return length / Math.max(before.length, after.length) >= ALIKE
}

/** One text, with the words that went and those that came. */
export function WordChanges({ before, after }: WordChangesProps) {
  const words = useWords()
  let at = 0
  return (
    <p className="word-changes">
      {diffWordsWithSpace(before, after).map(({ value, added, removed }) => {
        const key = `${at} ${removed}`
        at += value.length
        if (!added && !removed) return <Fragment key={key}>{value}</Fragment>
        const Mark = added ? 'ins' : 'del'
        return (
          <Mark key={key}>
            <span className="unseen">
              {words.t(added ? 'panel.occupations.come' : 'panel.occupations.gone')}{' '}
            </span>
            {value}
          </Mark>
        )
      })}
    </p>
  )
}
