import { useMemo, useState } from 'react'
import type { Alert, AlertCounts, AlertState } from '../../../shared/alert.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { GroupedRows } from '../../parts/GroupedRows.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import type { GroupOfRows } from '../../parts/row-groups.ts'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useSelection } from '../../parts/useSelection.ts'
import { useRead, useWords } from '../../session.ts'
import { freeText, oneOf, useListPlace } from '../../shell/list-place.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { PRIORITIES } from '../../vocabulary.computed.ts'
import { DOT } from '../../words/dot.ts'
import { matchesSearch } from '../../words/search.ts'
import type { Localizer } from '../../words/words.ts'
import { AlertBulk } from './AlertBulk.tsx'
import { AlertRow } from './AlertRow.tsx'
import { ALERT_STATES, AlertTools } from './AlertTools.tsx'
import { byUrgency, GROUPINGS, groupsOf } from './alert-order.ts'
import { MarkAllRead } from './MarkAllRead.tsx'
import { readAlerts } from './reads.ts'

/** As many as one answer has. More of them are told by their number. */
const MOST = 1000
/** Rows that are drawn at once. */
const PAGE = 100

const FIELDS = {
  state: oneOf(ALERT_STATES, 'active'),
  priority: oneOf(PRIORITIES, null),
  group: oneOf(GROUPINGS, null),
  q: freeText,
}

/** @param opened id of the alert to show, for example from a notification */
export function AlertList({ opened }: { readonly opened: string | null }) {
  const words = useWords()
  const list = useListPlace(FIELDS)
  const { state: shown, priority, group, q } = list.place
  const read = readAlerts({ state: shown, priority }, MOST)
  const state = useRead(read)
  const counts = state.data?.counts
  const items = state.data?.items
  const alerts = useMemo(
    () =>
      (items ?? []).filter((alert) => matchesSearch(`${alert.title} ${alert.message}`, q)).sort(byUrgency),
    [items, q],
  )
  return (
    <Card title={counts && headline(counts, words)} aside={<MarkAllRead unread={counts?.unread ?? 0} />}>
      <AlertTools place={list.place} counts={counts} choose={list.choose} type={list.type} />
      <Loaded read={read} state={state} skeleton={<SkeletonLines lines={5} height={40} />}>
        {({ next_cursor }) => (
          <>
            {alerts.length === 0 && <NoAlerts state={shown} searched={q !== ''} />}
            <Groups
              key={`${shown} ${priority} ${q}`}
              alerts={alerts}
              groups={groupsOf(alerts, group)}
              opened={opened}
            />
            {next_cursor !== null && (
              <p className="muted">{words.t('panel.list.first_only', { count: MOST })}</p>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

interface GroupsProps {
  readonly alerts: readonly Alert[]
  readonly groups: readonly GroupOfRows<Alert>[]
  readonly opened: string | null
}

/** The alerts under their headings, with what is done to those that are chosen. */
function Groups({ alerts, groups, opened }: GroupsProps) {
  const words = useWords()
  const selection = useSelection(alerts.map(({ id }) => id))
  const [limit, setLimit] = useState(PAGE)
  const at = alerts.findIndex(({ id }) => String(id) === opened)
  const drawn = new Set(alerts.slice(0, Math.max(limit, at + 1)).map(({ id }) => id))
  if (alerts.length === 0) return null
  return (
    <>
      <AlertBulk alerts={alerts.filter(({ id }) => selection.has(id))} selection={selection} />
      <GroupedRows
        groups={groups}
        headingOf={(key) => headingOf(key, words)}
        drawn={({ id }) => drawn.has(id)}
      >
        {(alert) => (
          <AlertRow
            key={alert.id}
            alert={alert}
            opened={String(alert.id) === opened}
            chosen={selection.has(alert.id)}
            onChoose={() => selection.toggle(alert.id)}
          />
        )}
      </GroupedRows>
      {drawn.size < alerts.length && (
        <button type="button" className="button link" onClick={() => setLimit(limit + PAGE)}>
          {words.t('panel.alerts.more')}
        </button>
      )}
    </>
  )
}

/** The name of an asset, or of a kind of alert. */
function headingOf(key: string | null, words: Localizer): string {
  return key === null ? words.t('panel.alerts.no_asset') : words.maybe(`alert.rule.${key}`, key)
}

function headline(counts: AlertCounts, words: Localizer): string {
  const total = words.t('panel.alerts.total', { count: counts.total })
  return counts.unread > 0 ? `${total}${DOT}${words.t('panel.unread', { count: counts.unread })}` : total
}

function NoAlerts({ state, searched }: { readonly state: AlertState; readonly searched: boolean }) {
  const words = useWords()
  if (state !== 'active' || searched) return <Empty title={words.t('panel.alerts.none_here')} />
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
