import { StateSign } from '../parts/StateSign.tsx'
import { useNow } from '../parts/useNow.ts'
import { useBox, useRead, useSession, useWords } from '../session.ts'
import { readJobs } from '../store/known.ts'
import { PauseMenu } from './PauseMenu.tsx'
import { pulseOf } from './pulse.ts'

/** Connection, next run and pause; nothing else. */
export function Header() {
  const words = useWords()
  const session = useSession()
  const connection = useBox(session.connection)
  const { data: jobs } = useRead(readJobs)
  const pulse = pulseOf(jobs, connection, words, useNow(30_000))
  return (
    <header className="shell-header">
      <span className="brand">Vigie</span>
      <div className="alive" title={pulse.text}>
        <StateSign sign={pulse.sign} />
        <span>{pulse.text}</span>
      </div>
      <PauseMenu paused={pulse.paused} disabled={!jobs} />
    </header>
  )
}
