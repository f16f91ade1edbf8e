import { StateSign } from '../parts/StateSign.tsx'
import { useRead } from '../session.ts'
import { readJobs } from '../store/known.ts'
import { PauseMenu } from './PauseMenu.tsx'
import type { PanelPulse } from './pulse.ts'

/** What Vigie is doing, and pause; nothing else. */
export function Header({ pulse }: { readonly pulse: PanelPulse }) {
  const { data: jobs } = useRead(readJobs)
  const anyPaused = jobs?.some(({ pause }) => pause !== null) ?? false
  return (
    <header className="shell-header">
      <span className="brand">Vigie</span>
      <div className="alive" title={pulse.text}>
        <StateSign sign={pulse.sign} />
        {pulse.href === null ? <span>{pulse.text}</span> : <a href={pulse.href}>{pulse.text}</a>}
      </div>
      <PauseMenu paused={pulse.paused} anyPaused={anyPaused} disabled={!jobs} />
    </header>
  )
}
