import type { DueMaintenance } from '../../../shared/contract/maintenances.ts'
import { useWords } from '../../session.ts'

interface CalendarGridProps {
  readonly today: string
  readonly weeks: readonly (readonly string[])[]
  readonly items: readonly DueMaintenance[]
  readonly chosen: string | null
  readonly onChoose: (day: string | null) => void
}

/** Six weeks; each day is a button that shows what is due then. */
export function CalendarGrid({ today, weeks, items, chosen, onChoose }: CalendarGridProps) {
  const words = useWords()
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item.day, (counts.get(item.day) ?? 0) + 1)
  const past = (day: string) => (counts.has(day) ? 'past late' : 'past')
  return (
    <table className="calendar">
      <caption className="unseen">{words.t('panel.calendar.title')}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 0].map((weekday) => (
            <th key={weekday} scope="col" abbr={words.weekdayName(weekday)}>
              {words.weekdayName(weekday, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={day < today ? past(day) : undefined}
                aria-current={day === today ? 'date' : undefined}
              >
                <Day day={day} count={counts.get(day) ?? 0} chosen={day === chosen} onChoose={onChoose} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayProps {
  readonly day: string
  readonly count: number
  readonly chosen: boolean
  readonly onChoose: (day: string | null) => void
}

function Day({ day, count, chosen, onChoose }: DayProps) {
  const words = useWords()
  const number = Number(day.slice(8))
  const label = (
    <span className="calendar-number" aria-hidden="true">
      {number === 1 && <small>{words.month(day)}</small>}
      {number}
    </span>
  )
  if (count === 0) {
    return (
      <button
        type="button"
        className="bare-day"
        aria-pressed={chosen}
        onClick={() => onChoose(chosen ? null : day)}
      >
        {label}
        <span className="unseen">{words.day(day)}</span>
      </button>
    )
  }
  return (
    <button type="button" aria-pressed={chosen} onClick={() => onChoose(chosen ? null : day)}>
      {label}
      <span className="calendar-count" aria-hidden="true">
        {count}
      </span>
      <span className="unseen">
        {words.day(day)}, {words.t('panel.calendar.due', { count })}
      </span>
    </button>
  )
}
