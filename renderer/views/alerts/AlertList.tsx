import { useState } from 'react'
import type { AlertCounts, AlertState, Priority } from '../../../shared/alert.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { PRIORITIES } from '../../vocabulary.computed.ts'
import { AlertRow } from './AlertRow.tsx'
import { PrioritySign } from './PrioritySign.tsx'
import { type AlertFilter, readAlerts } from './reads.ts'

const PAGE = 50
const STATES = ['active', 'snoozed', 'dismissed'] as const

/** @param opened id of the alert to show, for example from a notification */
export function AlertList({ opened }: { readonly opened: string | null }) {
  const words = useWords()
  const [filter, setFilter] = useState<AlertFilter>({ state: 'active', priority: null })
  const [limit, setLimit] = useState(PAGE)
  const read = readAlerts(filter, limit)
  const state = useRead(read)
  const counts = state.data?.counts
  return (
    <Card title={counts && headline(counts, words)} aside={<MarkAllRead unread={counts?.unread ?? 0} />}>
      <div className="alert-tools">
        <Choice
          name={words.t('panel.alerts.state')}
          value={filter.state}
          options={STATES.map((value) => ({ value, label: stateLabel(value, counts, words) }))}
          onChange={(value: AlertState) => setFilter({ ...filter, state: value })}
        />
        {counts && (
          <Priorities
            counts={counts}
            chosen={filter.priority}
            onChange={(priority) => setFilter({ ...filter, priority })}
          />
        )}
      </div>
      <Loaded read={read} state={state} skeleton={<SkeletonLines lines={5} height={40} />}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 && <NoAlerts state={filter.state} />}
            <ul className="rows">
              {items.map((alert) => (
                <AlertRow key={alert.id} alert={alert} opened={String(alert.id) === opened} />
              ))}
            </ul>
            {next_cursor !== null && (
              <button type="button" className="button link" onClick={() => setLimit(limit + PAGE)}>
                {words.t('panel.alerts.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

function headline(counts: AlertCounts, words: ReturnType<typeof useWords>): string {
  const total = words.t('panel.alerts.total', { count: counts.total })
  return counts.unread > 0 ? `${total} · ${words.t('panel.unread', { count: counts.unread })}` : total
}

function stateLabel(
  state: (typeof STATES)[number],
  counts: AlertCounts | undefined,
  words: ReturnType<typeof useWords>,
): string {
  const label = words.t(`panel.alerts.state.${state}`)
  const count = state === 'active' ? 0 : (counts?.[state] ?? 0)
  return count > 0 ? `${label} ${words.number(count)}` : label
}

interface PrioritiesProps {
  readonly counts: AlertCounts
  readonly chosen: Priority | null
  readonly onChange: (priority: Priority | null) => void
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

function MarkAllRead({ unread }: { readonly unread: number }) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  if (unread === 0) return null
  return (
    <button
      type="button"
      className="button link"
      disabled={action.busy}
      onClick={() => void action.run(() => client.alerts.readAll())}
    >
      {words.t('panel.alerts.read_all')}
    </button>
  )
}

function NoAlerts({ state }: { readonly state: AlertState }) {
  const words = useWords()
  if (state !== 'active') return <Empty title={words.t('panel.alerts.none_here')} />
  return (
    <Empty
      title={words.t('panel.alerts.none')}
      actions={
        <a className="button" href={hrefOf('alerts', 'calendar')}>
          {words.t('panel.alerts.see_calendar')}
        </a>
      }
    >
      {words.t('panel.alerts.none.what')}
    </Empty>
  )
}
