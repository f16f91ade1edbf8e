import '../../styles/log.css'
import { useEffect, useState } from 'react'
import type { LogLine } from '../../../shared/contract/system.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import type { CachedQuery } from '../../store/reads.ts'
import { LOG_LEVELS } from '../../vocabulary.computed.ts'

const PAGE = 200
type LogLevelFilter = (typeof LOG_LEVELS)[number]

function readLog(level: LogLevelFilter, limit: number) {
  return {
    key: `log:${level}:${limit}`,
    topics: [],
    load: (client, signal) => client.system.log({ level, limit }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** The log, newest first. */
export function LogView() {
  const words = useWords()
  const [level, setLevel] = useState<LogLevelFilter>('info')
  const [topic, setTopic] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const read = readLog(level, limit)
  const state = useRead(read)
  const fresh = useFreshLines(level)
  const topics = [...new Set([...fresh, ...(state.data?.items ?? [])].map((line) => line.topic))].sort()
  return (
    <Card>
      <div className="log-tools">
        <Choice
          name={words.t('panel.log.least')}
          value={level}
          options={LOG_LEVELS.map((value) => ({ value, label: words.t(`panel.log.level.${value}`) }))}
          onChange={setLevel}
        />
        <select
          className="input log-topic"
          aria-label={words.t('panel.log.topic')}
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
        >
          <option value="">{words.t('panel.log.every_topic')}</option>
          {topics.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            <Lines lines={[...fresh, ...items].filter((line) => topic === '' || line.topic === topic)} />
            {next_cursor !== null && limit < 1000 && (
              <button type="button" className="button link" onClick={() => setLimit(limit + PAGE)}>
                {words.t('panel.older')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

/** Returns lines written since the view was opened, newest first. As events: requests would be logged too. */
function useFreshLines(level: LogLevelFilter): readonly LogLine[] {
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
  return lines.filter((line) => LOG_LEVELS.indexOf(line.level) >= LOG_LEVELS.indexOf(level))
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
            {words.clock(line.at)}
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
