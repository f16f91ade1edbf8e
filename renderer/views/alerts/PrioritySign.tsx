import type { AlertPriority } from '../../../shared/alert.ts'
import { Shape, type ShapeForm } from '../../parts/Shape.tsx'

const FORMS: { readonly [P in AlertPriority]: readonly [ShapeForm, string] } = {
  CRITICAL: ['triangle', 'var(--wrong)'],
  HIGH: ['diamond', 'var(--level-5)'],
  MEDIUM: ['circle', 'var(--accent)'],
  LOW: ['circle', 'var(--muted)'],
}

/** The priority as a shape: triangle, diamond, circle. Its name is beside it or is read out. */
export function PrioritySign({ priority }: { readonly priority: AlertPriority }) {
  const [form, colour] = FORMS[priority]
  return (
    <span className="priority-sign" style={{ color: colour }}>
      <Shape form={form} />
    </span>
  )
}
