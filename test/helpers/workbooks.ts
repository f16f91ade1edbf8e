/** Writes small workbooks of two programs, with the parts that a reader needs. */
import { zipOfFiles } from './zip.ts'

const file = (name: string, text: string) => ({ name, content: Buffer.from(text) })

/** An Excel workbook with one sheet of the given rows in XML; style 1 is a date. */
export function xlsxOf(sheetName: string, rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packageRel = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipOfFiles([
    file(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    file(
      '_rels/.rels',
      `<Relationships xmlns="${packageRel}"><Relationship Id="r1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    file(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packageRel}"><Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    ),
    file(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    file('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  ])
}

/** A cell of an Excel sheet with a text. */
export const textCell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

/** An OpenDocument spreadsheet with one table of the given rows in XML. */
export function odsOf(sheetName: string, rows: string): Buffer {
  const names = ['office', 'table', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  return zipOfFiles([
    file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
    file(
      'content.xml',
      `<office:document-content ${names.join(' ')}><office:body><office:spreadsheet><table:table table:name="${sheetName}">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
    file('META-INF/manifest.xml', '<manifest/>'),
  ])
}
