import { memo } from 'react'
import type { LogLine } from '../../../shared/contract/system.ts'
import { Empty } from '../../parts/Empty.tsx'
import { useWords } from '../../session.ts'
import type { FreshLine } from './useFreshLines.ts'

interface LogLinesProps {
  readonly fresh: readonly FreshLine[]
  readonly lines: readonly LogLine[]
}

/** The lines, newest first. A new one draws no other again. */
export function LogLines({ fresh, lines }: LogLinesProps) {
  const words = useWords()
  if (fresh.length + lines.length === 0)
    return <Empty title={words.t('panel.log.none')}>{words.t('panel.log.none.what')}</Empty>
  return (
    <ol className="log">
      {fresh.map(({ number, line }) => (
        <Line key={`fresh ${number}`} line={line} />
      ))}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike in everything but their place
        <Line key={at} line={line} />
      ))}
    </ol>
  )
}

const Line = memo(function Line({ line }: { readonly line: LogLine }) {
  const words = useWords()
  return (
    <li className={`log-${line.level}`}>
      <time dateTime={line.at} title={words.moment(line.at)}>
        {`${words.shortDay(line.at)} ${words.clock(line.at)}`}
      </time>
      <span className="log-level">{words.t(`panel.log.level.${line.level}`)}</span>
      <span className="log-name">{line.topic}</span>
      <LogText message={line.message} />
    </li>
  )
})

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
