import { Choice } from '../../../parts/Choice.tsx'
import { useWords } from '../../../session.ts'
import { movedEnd, TIMELINE_RANGES, type TimelineRange, type TimelineSpan } from './span.ts'

interface TimelineToolsProps {
  readonly range: TimelineRange
  readonly span: TimelineSpan
  readonly now: number
  /** Whether the timeline goes with the time. */
  readonly live: boolean
  readonly choose: (changes: { readonly range?: TimelineRange; readonly end?: number | null }) => void
}

/** How long a time is shown, and moves along it. */
export function TimelineTools({ range, span, now, live, choose }: TimelineToolsProps) {
  const words = useWords()
  return (
    <div className="timeline-tools">
      <Choice
        name={words.t('panel.timeline.range')}
        value={range}
        options={TIMELINE_RANGES.map((value) => ({ value, label: words.t(`panel.timeline.range.${value}`) }))}
        onChange={(value) => choose({ range: value })}
      />
      <span className="buttons">
        <button
          type="button"
          className="button small"
          onClick={() => choose({ end: movedEnd(range, span, -1, now) })}
        >
          {words.t('panel.timeline.earlier')}
        </button>
        <button
          type="button"
          className="button small"
          disabled={live}
          onClick={() => choose({ end: movedEnd(range, span, 1, now) })}
        >
          {words.t('panel.timeline.later')}
        </button>
        <button type="button" className="button small" disabled={live} onClick={() => choose({ end: null })}>
          {words.t('panel.timeline.now')}
        </button>
      </span>
      <span className="muted">{words.momentRange(span.from, span.to)}</span>
    </div>
  )
}
