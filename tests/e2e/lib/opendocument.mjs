// An OpenDocument workbook of one table, made here: its parts stored, a million empty rows behind.

/** The check sum that packages have for each part. */
function crcOf(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function packed(parts) {
  const [local, directory] = [[], []];
  let at = 0;
  for (const [name, text] of parts) {
    const [own, content] = [Buffer.from(name), Buffer.from(text)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crcOf(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(own.length, 22);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(at);
    const entry = [Buffer.from("PK\x03\x04"), head, own, content];
    directory.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), head, Buffer.alloc(10), place, own);
    local.push(...entry);
    at += entry.reduce((sum, part) => sum + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, listed, end]);
}

/** The workbook of these rows of texts and numbers; one that says it is under a password. */
export function openDocument(rows, locked = false) {
  const cell = (value) => typeof value === "number"
    ? `<table:table-cell office:value-type="float" office:value="${value}"/>`
    : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const line = (cells) => `<table:table-row>${cells.map(cell).join("")}</table:table-row>`;
  const empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="Plan">${rows.map(line).join("")}${empty}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const secret = locked ? "<manifest:encryption-data/>" : "";
  return packed([
    ["mimetype", "application/vnd.oasis.opendocument.spreadsheet"],
    ["META-INF/manifest.xml", `<manifest:manifest>${secret}</manifest:manifest>`],
    ["content.xml", content],
  ]);
}
