import type { Maintenance } from '../../../shared/maintenance.ts'
import { useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'

/** What is known of a work that was done: what it cost, how long it took, who did it; and the note below. */
export function WorkDetails({ maintenance }: { readonly maintenance: Maintenance }) {
  const words = useWords()
  const { cost, duration_minutes: minutes, assignee, notes } = maintenance
  const facts = [
    ...(cost === null ? [] : [words.number(cost, 2)]),
    ...(minutes === null ? [] : [words.span(minutes * 60_000)]),
    ...(assignee === '' ? [] : [assignee]),
  ]
  if (facts.length === 0 && notes === '') return null
  return (
    <span className="work-details">
      {facts.join(DOT)}
      {notes !== '' && <span className="work-note">{notes}</span>}
    </span>
  )
}
