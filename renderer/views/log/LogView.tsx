import '../../styles/log.css'
import { useEffect, useState } from 'react'
import type { LogLine } from '../../../shared/contract/system.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { DayField } from '../../parts/DayField.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { calendarDay, freeText, oneOf, useListPlace } from '../../shell/list-place.ts'
import type { CachedQuery } from '../../store/reads.ts'
import { LOG_LEVELS } from '../../vocabulary.computed.ts'
import { matchesSearch } from '../../words/search.ts'

const PAGE = 200
type LogLevelFilter = (typeof LOG_LEVELS)[number]

const FIELDS = {
  level: oneOf(LOG_LEVELS, 'info'),
  topic: freeText,
  q: freeText,
  from: calendarDay,
  to: calendarDay,
}

/** Which lines are shown. */
interface LogPlace {
  readonly level: LogLevelFilter
  readonly topic: string
  readonly q: string
  readonly from: string | null
  readonly to: string | null
}

function readLog({ level, topic, q, from, to }: LogPlace, pages: number) {
  const query = {
    level,
    limit: PAGE,
    ...(topic && { topic }),
    ...(q && { search: q }),
    ...(from && { from }),
    ...(to && { to }),
  }
  return {
    key: `log:${JSON.stringify(query)}:${pages}`,
    topics: [],
    load: async (client, signal) => {
      const items: LogLine[] = []
      let cursor: string | undefined
      for (let page = 0; page < pages; page += 1) {
        const found = await client.system.log({ ...query, ...(cursor && { cursor }) }, { signal })
        items.push(...found.items)
        cursor = found.next_cursor ?? undefined
        if (cursor === undefined) break
      }
      return { items, more: cursor !== undefined }
    },
  } satisfies CachedQuery<unknown>
}

/** The log, newest first, as far back as its files go. */
export function LogView() {
  const words = useWords()
  const list = useListPlace(FIELDS)
  const { place } = list
  const [pages, setPages] = useState(1)
  const read = readLog(place, pages)
  const state = useRead(read)
  const fresh = useFreshLines(place)
  const topics = [...new Set([...fresh, ...(state.data?.items ?? [])].map((line) => line.topic))].sort()
  return (
    <Card>
      <LogTools place={place} topics={topics} choose={list.choose} type={list.type} />
      <Loaded read={read} state={state}>
        {({ items, more }) => (
          <>
            <Lines lines={[...fresh, ...items]} />
            {more && (
              <button type="button" className="button link" onClick={() => setPages(pages + 2)}>
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
  readonly place: LogPlace
  readonly topics: readonly string[]
  readonly choose: (changes: Partial<LogPlace>) => void
  readonly type: (changes: Partial<LogPlace>) => void
}

function LogTools({ place, topics, choose, type }: LogToolsProps) {
  const words = useWords()
  return (
    <div className="log-tools">
      <Choice
        name={words.t('panel.log.least')}
        value={place.level}
        options={LOG_LEVELS.map((value) => ({ value, label: words.t(`panel.log.level.${value}`) }))}
        onChange={(level) => choose({ level })}
      />
      <SearchField label={words.t('panel.log.search')} value={place.q} onChange={(q) => type({ q })} />
      <select
        className="input log-topic"
        aria-label={words.t('panel.log.topic')}
        value={place.topic}
        onChange={(event) => choose({ topic: event.target.value })}
      >
        <option value="">{words.t('panel.log.every_topic')}</option>
        {[...new Set([...topics, ...(place.topic ? [place.topic] : [])])].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <span className="log-days">
        <DayField
          label={words.t('panel.log.from')}
          value={place.from ?? ''}
          max={place.to ?? undefined}
          onChange={(day) => choose({ from: day === '' ? null : day })}
        />
        <DayField
          label={words.t('panel.log.to')}
          value={place.to ?? ''}
          min={place.from ?? undefined}
          onChange={(day) => choose({ to: day === '' ? null : day })}
        />
      </span>
    </div>
  )
}

/** Returns lines written since the view was opened, newest first. As events: requests would be logged too. */
function useFreshLines({ level, topic, q, from, to }: LogPlace): readonly LogLine[] {
  const { onEvent } = useSession()
  const [lines, setLines] = useState<readonly LogLine[]>([])
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'log') return
        setLines((all) => [event as LogLine, ...all].slice(0, PAGE))
      }),
    [onEvent],
  )
  return lines.filter((line) => {
    const day = line.at.slice(0, 'yyyy-mm-dd'.length)
    return (
      LOG_LEVELS.indexOf(line.level) >= LOG_LEVELS.indexOf(level) &&
      (topic === '' || line.topic === topic) &&
      (from === null || day >= from) &&
      (to === null || day <= to) &&
      matchesSearch(`${line.topic} ${line.message}`, q)
    )
  })
}

function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  const words = useWords()
  if (lines.length === 0)
    return <Empty title={words.t('panel.log.none')}>{words.t('panel.log.none.what')}</Empty>
  return (
    <ol className="log">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike in everything but their place
        <li key={`${line.at} ${at}`} className={`log-${line.level}`}>
          <time dateTime={line.at} title={words.moment(line.at)}>
            {`${words.shortDay(line.at)} ${words.clock(line.at)}`}
          </time>
          <span className="log-level">{words.t(`panel.log.level.${line.level}`)}</span>
          <span className="log-name">{line.topic}</span>
          <LogText message={line.message} />
        </li>
      ))}
    </ol>
  )
}

/** The message, with its logged values beside it. */
function LogText({ message }: { readonly message: string }) {
  const at = message.indexOf(' {"')
  const details = at < 0 ? null : detailsOf(message.slice(at + 1))
  return (
    <span className="log-text">
      {details === null ? message : message.slice(0, at)}
      {details !== null && <span className="log-details"> {details}</span>}
    </span>
  )
}

function detailsOf(text: string): string | null {
  try {
    const found: Record<string, unknown> = JSON.parse(text)
    return Object.entries(found)
      .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('\u00a0· ')
  } catch {
    return null
  }
}
