import { type ReactNode, useId } from 'react'

interface CardProps {
  readonly title?: ReactNode
  readonly aside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A titled region of a view. */
export function Card({ title, aside, className = '', children }: CardProps) {
  const id = useId()
  return (
    <section className={`card ${className}`} aria-labelledby={title ? id : undefined}>
      {(title || aside) && (
        <header>
          {title && <h2 id={id}>{title}</h2>}
          {aside && <span className="aside">{aside}</span>}
        </header>
      )}
      {children}
    </section>
  )
}
