import { StateSign } from '../parts/StateSign.tsx'
import { useBox, useRead, useWords } from '../session.ts'
import { readJobs } from '../store/known.ts'
import { PauseMenu } from './PauseMenu.tsx'
import type { View } from './panel-route.ts'
import { openParts } from './part-title.ts'
import { usePulse } from './usePulse.ts'
import { useTitle } from './useTitle.ts'

/** What Vigie is doing, also in the title of the page, and pause; nothing else. */
export function Header({ view }: { readonly view: View }) {
  const words = useWords()
  const pulse = usePulse(words)
  const parts = useBox(openParts).map(({ name }) => name)
  useTitle(pulse, [...parts, words.t(`panel.view.${view}`)].join(' · '))
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
