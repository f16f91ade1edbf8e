/** React and uPlot drawing recorded views from data in the page: what no panel of this form can do without. */
import { createElement, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import uPlot from 'uplot'
import type { RecordedElement, RecordedNode, RecordedPlot, RecordedViews } from './recorded-view.ts'

/** Written into the page by its build. */
declare const RECORDED: RecordedViews

const DAY = 86_400
const TIMES = Array.from({ length: 90 }, (_, day) => 1_700_000_000 + day * DAY)
const SCORES = TIMES.map((_, day) => 50 + 40 * Math.sin(day / 20))

function Plot({ width, height }: RecordedPlot) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const target = place.current
    if (target === null) return undefined
    const options = { width, height, legend: { show: false }, series: [{}, { stroke: 'blue' }] }
    const plot = new uPlot(options, [TIMES, SCORES], target)
    return () => plot.destroy()
  }, [width, height])
  return <div ref={place} />
}

function drawn(node: RecordedNode, view: string, at: number): ReactNode {
  if (typeof node === 'string') return node
  if ('plot' in node) return <Plot key={at} {...node.plot} />
  return drawnElement(node, view, at)
}

/** What is within `main` belongs to one view; what is around it stays. */
function drawnElement({ tag, attributes, children }: RecordedElement, view: string, at: number): ReactNode {
  const key = tag === 'main' ? view : at
  return createElement(
    tag,
    { key, ...attributes },
    ...children.map((child, index) => drawn(child, view, index)),
  )
}

function onAddress(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function Bare({ views, first }: RecordedViews) {
  const address = useSyncExternalStore(onAddress, () => window.location.hash)
  const view = address in views ? address : first
  return views[view]?.map((node, at) => drawn(node, view, at))
}

const element = document.getElementById('root')
if (element !== null) createRoot(element).render(<Bare {...RECORDED} />)
