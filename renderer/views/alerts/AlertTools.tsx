import type { AlertCounts, AlertPriority, AlertState } from '../../../shared/alert.ts'
import { Choice } from '../../parts/Choice.tsx'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useWords } from '../../session.ts'
import { PRIORITIES } from '../../vocabulary.computed.ts'
import type { Localizer } from '../../words/words.ts'
import { type AlertGrouping, GROUPINGS } from './alert-order.ts'
import { PrioritySign } from './PrioritySign.tsx'

/** The states that are listed. */
export const ALERT_STATES = ['active', 'snoozed', 'dismissed'] as const

/** Which alerts are shown, and how. */
interface AlertPlace {
  readonly state: (typeof ALERT_STATES)[number]
  readonly priority: AlertPriority | null
  readonly group: AlertGrouping | null
  readonly q: string
}

interface AlertToolsProps {
  readonly place: AlertPlace
  readonly counts: AlertCounts | undefined
  readonly choose: (changes: Partial<AlertPlace>) => void
  readonly type: (changes: Partial<AlertPlace>) => void
}

/** State, priority, search and grouping of the alerts. */
export function AlertTools({ place, counts, choose, type }: AlertToolsProps) {
  const words = useWords()
  return (
    <div className="list-filters">
      <Choice
        name={words.t('panel.alerts.state')}
        value={place.state}
        options={ALERT_STATES.map((value) => ({ value, label: stateLabel(value, counts, words) }))}
        onChange={(state) => choose({ state })}
      />
      {counts && (
        <Priorities counts={counts} chosen={place.priority} onChange={(priority) => choose({ priority })} />
      )}
      <span className="list-tools">
        <SearchField label={words.t('panel.alerts.search')} value={place.q} onChange={(q) => type({ q })} />
        <FilterSelect
          label={words.t('panel.group')}
          value={place.group}
          options={GROUPINGS}
          none={words.t('panel.group.none')}
          nameOf={(one) => words.t(`panel.alerts.group.${one}`)}
          onChange={(group) => choose({ group })}
        />
      </span>
    </div>
  )
}

function stateLabel(
  state: Exclude<AlertState, 'cleared'>,
  counts: AlertCounts | undefined,
  words: Localizer,
): string {
  const label = words.t(`panel.alerts.state.${state}`)
  const count = state === 'active' ? 0 : (counts?.[state] ?? 0)
  return count > 0 ? `${label} ${words.number(count)}` : label
}

interface PrioritiesProps {
  readonly counts: AlertCounts
  readonly chosen: AlertPriority | null
  readonly onChange: (priority: AlertPriority | null) => void
}

/** The number of alerts by priority; each number is also a filter. */
function Priorities({ counts, chosen, onChange }: PrioritiesProps) {
  const words = useWords()
  const figures = { CRITICAL: counts.critical, HIGH: counts.high, MEDIUM: counts.medium, LOW: counts.low }
  const shown = PRIORITIES.filter((priority) => figures[priority] > 0 || priority === chosen)
  return (
    <div className="priorities">
      {shown.map((priority) => (
        <button
          key={priority}
          type="button"
          className="tag"
          aria-pressed={priority === chosen}
          onClick={() => onChange(priority === chosen ? null : priority)}
        >
          <PrioritySign priority={priority} />
          {words.t(`panel.alerts.priority.${priority}`)} {words.number(figures[priority])}
        </button>
      ))}
    </div>
  )
}
