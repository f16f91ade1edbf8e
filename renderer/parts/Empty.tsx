/** Shown if there is nothing to show, with what to do next. */
import type { ReactNode } from 'react'

interface EmptyProps {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Its heading has the third level: the card around it has the second. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {actions && <div className="buttons">{actions}</div>}
    </div>
  )
}
