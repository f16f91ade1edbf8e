/** How the outcome of a run looks, in strips and timelines: as colour and as form, so that neither is needed alone. */
import type { RunOutcome } from '../../../shared/vocabulary.ts'

const WIDTH = 5
/** The height of a row of forms, px. */
export const FORM_HEIGHT = 24

/** The form of each outcome beside its colour: a bar, a bar below a triangle, a notched bar, a dash, an outline. */
export const FORMS: {
  readonly [O in RunOutcome | 'running']: { readonly colour: string; readonly form: MarkForm }
} = {
  succeeded: { colour: 'var(--well)', form: 'bar' },
  partial: { colour: 'var(--level-5)', form: 'notched' },
  interrupted: { colour: 'var(--level-5)', form: 'notched' },
  failed: { colour: 'var(--wrong)', form: 'pointed' },
  cancelled: { colour: 'var(--muted)', form: 'bar' },
  skipped: { colour: 'var(--muted)', form: 'dash' },
  running: { colour: 'var(--accent)', form: 'bar' },
}
export type MarkForm = 'bar' | 'notched' | 'pointed' | 'dash'

/** The outline of a form of a height, from `x` on. */
export function pathOf(form: MarkForm, x: number, height: number): string {
  const top = FORM_HEIGHT - height
  const right = x + WIDTH
  const middle = x + WIDTH / 2
  switch (form) {
    case 'bar':
      return `M${x} ${top}H${right}V${FORM_HEIGHT}H${x}Z`
    case 'notched':
      return `M${x} ${top}L${middle} ${top + 4}L${right} ${top}V${FORM_HEIGHT}H${x}Z`
    case 'pointed':
      return `M${middle} ${top - 2}L${right} ${top + 5}V${FORM_HEIGHT}H${x}V${top + 5}Z`
    case 'dash':
      return `M${x} ${FORM_HEIGHT - 3}H${right}V${FORM_HEIGHT}H${x}Z`
  }
}
