/** What the charts of a view showed when it was left, so that the navigation leads back to the same. */
import { paramsOf, withParams } from './address.ts'
import { hrefOf, panelRouteOf, type View } from './panel-route.ts'

/** What `useChartPlace` keeps in the address. */
const KEPT = ['range', 'zoom', 'at'] as const

const left = new Map<View, Readonly<Record<string, string | null>>>()

window.addEventListener('hashchange', ({ oldURL }) => {
  const { hash } = new URL(oldURL)
  const params = paramsOf(hash)
  left.set(panelRouteOf(hash).view, Object.fromEntries(KEPT.map((name) => [name, params.get(name)])))
})

/** Returns the link to a view as it was left. @param current the view that is shown: its own link shows all of it again */
export const hrefBackTo = (view: View, current: View): string =>
  view === current ? hrefOf(view) : withParams(hrefOf(view), left.get(view) ?? {})
