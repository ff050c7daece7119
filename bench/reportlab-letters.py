# Draws letters with ReportLab: LINES.json (what stands where, in mm), OUT.pdf, then FACE=FONT.ttf …
import json
import sys

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

lines, out, *fonts = sys.argv[1:]
for font in fonts:
    face, path = font.split('=', 1)
    pdfmetrics.registerFont(TTFont(face, path))

HEIGHT = 297
canvas = Canvas(out, pagesize=(210 * mm, HEIGHT * mm), pageCompression=1)
with open(lines, encoding='utf-8') as file:
    pages = json.load(file)
for marks in pages:
    for mark in marks:
        if 'rects' in mark:
            path = canvas.beginPath()
            for x, y, width, height in mark['rects']:
                path.rect(x * mm, (HEIGHT - y - height) * mm, width * mm, height * mm)
            canvas.drawPath(path, stroke=0, fill=1)
        else:
            canvas.setFont(mark['face'], mark['size'])
            canvas.drawString(mark['x'] * mm, (HEIGHT - mark['y']) * mm, mark['text'])
    canvas.showPage()
canvas.save()
