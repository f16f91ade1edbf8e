/** Records what a page shows, for a peer that draws the same. */
import type { Page } from 'playwright-core'
import type { RecordedNode } from '../peers/bare-panel/recorded-view.ts'

/** Returns what is in `#root`. A style of an element is left out: React takes it as an object only. */
export function recordView(page: Page): Promise<readonly RecordedNode[]> {
  return page.evaluate(() => {
    const attributesOf = (element: Element) =>
      Object.fromEntries(
        [...element.attributes].flatMap(({ name, value }) => (name === 'style' ? [] : [[name, value]])),
      )
    const record = (node: Node): RecordedNode[] => {
      if (node instanceof Text) return [node.data]
      if (!(node instanceof Element)) return []
      if (node.classList.contains('uplot')) {
        return [{ plot: { width: node.clientWidth, height: node.clientHeight } }]
      }
      return [
        {
          tag: node.localName,
          attributes: attributesOf(node),
          children: [...node.childNodes].flatMap(record),
        },
      ]
    }
    return [...(document.getElementById('root')?.childNodes ?? [])].flatMap(record)
  })
}
