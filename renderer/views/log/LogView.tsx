import '../../styles/log.css'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { DayRangeFields } from '../../parts/DayField.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useGrowing } from '../../parts/useGrowing.ts'
import { useSession, useWords } from '../../session.ts'
import { useListPlace } from '../../shell/list-place.ts'
import { inPages } from '../../store/pages.ts'
import type { CachedQuery } from '../../store/reads.ts'
import { LOG_LEVELS } from '../../vocabulary.computed.ts'
import { LogLines } from './LogLines.tsx'
import { LOG_FIELDS, type LogFilter } from './log-filter.ts'
import { notAmong, useFreshLines } from './useFreshLines.ts'

const PAGE = 200

function readLog({ level, topic, q, from, to }: LogFilter, limit: number) {
  const query = {
    level,
    ...(topic && { topic }),
    ...(q && { search: q }),
    ...(from && { from }),
    ...(to && { to }),
  }
  return {
    key: `log:${JSON.stringify(query)}:${limit}`,
    topics: [],
    load: (client, signal) => inPages(limit, (page) => client.system.log({ ...query, ...page }, { signal })),
  } satisfies CachedQuery<unknown>
}

/** The log, newest first, as far back as its files go. */
export function LogView() {
  const words = useWords()
  const { reads } = useSession()
  const list = useListPlace(LOG_FIELDS)
  const { place } = list
  const { read, state, more } = useGrowing(PAGE, (limit) => readLog(place, limit))
  const answered = state.data?.items ?? []
  const fresh = notAmong(
    useFreshLines(place, () => reads.renew(read)),
    answered,
  )
  const topics = [
    ...new Set([...fresh.map(({ line }) => line), ...answered].map(({ topic }) => topic)),
  ].sort()
  return (
    <Card>
      <LogTools place={place} topics={topics} choose={list.choose} type={list.type} />
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            <LogLines fresh={fresh} lines={items} />
            {next_cursor !== null && (
              <button type="button" className="button link" onClick={more}>
                {words.t('panel.older')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

interface LogToolsProps {
  readonly place: LogFilter
  readonly topics: readonly string[]
  readonly choose: (changes: Partial<LogFilter>) => void
  readonly type: (changes: Partial<LogFilter>) => void
}

function LogTools({ place, topics, choose, type }: LogToolsProps) {
  const words = useWords()
  return (
    <div className="list-filters">
      <Choice
        name={words.t('panel.log.least')}
        value={place.level}
        options={LOG_LEVELS.map((value) => ({ value, label: words.t(`panel.log.level.${value}`) }))}
        onChange={(level) => choose({ level })}
      />
      <SearchField label={words.t('panel.log.search')} value={place.q} onChange={(q) => type({ q })} />
      <span className="list-tools">
        <select
          className="input"
          aria-label={words.t('panel.log.topic')}
          value={place.topic}
          onChange={(event) => choose({ topic: event.target.value })}
        >
          <option value="">{words.t('panel.log.every_topic')}</option>
          {[...new Set([...topics, ...(place.topic ? [place.topic] : [])])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className="list-days">
          <DayRangeFields from={place.from ?? null} to={place.to ?? null} onChange={choose} />
        </span>
      </span>
    </div>
  )
}
