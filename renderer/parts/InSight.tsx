/** A part of a long view that reads nothing while it is far from the window; what it has read stays drawn. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { SightContext } from '../session.ts'

/** How far beyond the window counts as in sight: what is scrolled to next is there already. */
const NEAR = '300px'

interface InSightProps {
  readonly className?: string
  readonly children: ReactNode
}

/** Its children read only while it is near the window. */
export function InSight({ className, children }: InSightProps) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting === true), {
      rootMargin: NEAR,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} className={className}>
      <SightContext value={seen}>{children}</SightContext>
    </div>
  )
}
