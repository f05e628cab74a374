// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code as dark squares. It holds a register number and nothing else: no personal data ever goes into one.

#include "paper/qr-code.h"

#include <qrencode.h>

/* Light modules a reader needs around the code. */
#define QUIET 4

/**
 * DeskQrCode:
 * A QR code, ready to be drawn at any size.
 */
struct _DeskQrCode
{
  QRcode *code;
};

/**
 * desk_qr_code_new:
 * @text: what it holds
 *
 * Returns: (transfer full) (nullable): the code; a fold or a stain over an eighth of it does no harm. NULL when @text is
 *   empty or too long for any code
 */
DeskQrCode *
desk_qr_code_new (const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  DeskQrCode *self;

  if (code == NULL)
    return NULL;
  self = g_new0 (DeskQrCode, 1);
  self->code = code;
  return self;
}

/**
 * desk_qr_code_draw:
 * @size: width and height, with the quiet zone
 *
 * Fills the dark squares with the colour that is set.
 */
void
desk_qr_code_draw (const DeskQrCode *self, double x, double y, double size, cairo_t *cairo)
{
  int width = self->code->width;
  double module = size / (width + 2 * QUIET);

  for (int row = 0; row < width; row++)
    for (int column = 0, run; column < width; column += run + 1)
      {
        /* Neighbours are one rectangle, so that no hairline shows between them. */
        for (run = 0; column + run < width && (self->code->data[row * width + column + run] & 1); run++)
          ;
        if (run > 0)
          cairo_rectangle (cairo, x + (column + QUIET) * module, y + (row + QUIET) * module, run * module,
                           module);
      }
  cairo_fill (cairo);
}

/**
 * desk_qr_code_free:
 * Frees the code.
 */
void
desk_qr_code_free (DeskQrCode *self)
{
  QRcode_free (self->code);
  g_free (self);
}
