// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a password.

#include "ui/sign-in/new-password.h"

#include "ui/widgets/field-message.h"
#include "ui/widgets/password-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORTEST 8

struct _DeskNewPassword
{
  AdwPreferencesGroup parent_instance;

  DeskPasswordRow *first;
  DeskPasswordRow *second;
  GtkLabel *message;
  gboolean left; /* something was typed, and the field left */
  gboolean valid;
};

G_DEFINE_FINAL_TYPE (DeskNewPassword, desk_new_password, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_VALID = 1,
  PROP_LAST = PROP_VALID
} DeskNewPasswordProperty;

static GParamSpec *props[PROP_LAST + 1];

static const char *
describe (DeskStrength strength)
{
  switch (strength)
    {
    case DESK_STRENGTH_TOO_SHORT:
      return _ ("Too short: eight characters at least.");
    case DESK_STRENGTH_WEAK:
      return _ (
          "Weak: three or four words that do not belong together are easy to keep in mind and hard to guess.");
    case DESK_STRENGTH_FAIR:
      return _ ("Fair. One more word makes it strong.");
    case DESK_STRENGTH_STRONG:
    default:
      return _ ("Strong.");
    }
}

static void
judge (DeskNewPassword *self, DeskPasswordRow *row, gboolean is_wrong)
{
  desk_field_message_judge (GTK_WIDGET (row), self->message, is_wrong ? DESK_VERDICT_ERROR : DESK_VERDICT_OK);
}

/* What is said of both fields stands below them. A password that is too short is wrong when it is left: before, it may not be
 * finished. */
static void
show_message (DeskNewPassword *self, DeskStrength strength, gboolean differ)
{
  gboolean is_empty = *desk_password_row_get_password (self->first) == '\0';
  gboolean is_short = !is_empty && !differ && strength == DESK_STRENGTH_TOO_SHORT && self->left;

  desk_field_message_show (NULL, self->message, differ || is_short ? DESK_VERDICT_ERROR : DESK_VERDICT_OK,
                           differ     ? _ ("The two passwords differ.")
                           : is_empty ? NULL
                                      : describe (strength));
  judge (self, self->first, is_short);
  judge (self, self->second, differ);
}

static void
on_changed (DeskNewPassword *self)
{
  const char *first = desk_password_row_get_password (self->first);
  const char *second = desk_password_row_get_password (self->second);
  DeskStrength strength = desk_strength_of (first);
  gboolean differ = *second != '\0' && !g_str_equal (first, second);
  gboolean valid = strength != DESK_STRENGTH_TOO_SHORT && g_str_equal (first, second);

  show_message (self, strength, differ);
  if (self->valid == valid)
    return;
  self->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALID]);
}

static void
on_left (DeskNewPassword *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->left = *desk_password_row_get_password (self->first) != '\0';
  on_changed (self);
}

static DeskPasswordRow *
add_row (DeskNewPassword *self, const char *title)
{
  GtkWidget *row = desk_password_row_new ();
  GtkEventController *focus = desk_field_message_say_when_left (row, self->message);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return DESK_PASSWORD_ROW (row);
}

static void
add_message (DeskNewPassword *self)
{
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->message), 6);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->message));
}

static void
desk_new_password_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DeskNewPasswordProperty)id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, DESK_NEW_PASSWORD (object)->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_new_password_class_init (DeskNewPasswordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_new_password_get_property;
  props[PROP_VALID] =
      g_param_spec_boolean ("valid", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_new_password_init (DeskNewPassword *self)
{
  add_message (self);
  self->first = add_row (self, _ ("New password"));
  self->second = add_row (self, _ ("The same password again"));
}

/**
 * desk_new_password_get_text:
 *
 * Returns: (transfer none): the password as typed
 */
const char *
desk_new_password_get_text (DeskNewPassword *self)
{
  return desk_password_row_get_password (self->first);
}

/**
 * desk_new_password_is_valid:
 *
 * Returns: whether it may be taken
 */
gboolean
desk_new_password_is_valid (DeskNewPassword *self)
{
  return self->valid;
}

/**
 * desk_strength_of:
 *
 * Counts what a guesser would have to try: characters that are not just the one before or its neighbour, weighed by
 * how many kinds of them there are. A hint, never a refusal.
 *
 * Returns: how strong a password is
 */
DeskStrength
desk_strength_of (const char *password)
{
  gboolean lower = FALSE, upper = FALSE, digit = FALSE, other = FALSE;
  gunichar before = 0;
  int count = 0, kinds;

  for (const char *at = password; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      lower |= g_unichar_islower (c);
      upper |= g_unichar_isupper (c);
      digit |= g_unichar_isdigit (c);
      other |= !g_unichar_isalnum (c);
      count += c != before && c != before + 1 && c + 1 != before;
      before = c;
    }
  kinds = lower + upper + digit + other;

  if (g_utf8_strlen (password, -1) < SHORTEST)
    return DESK_STRENGTH_TOO_SHORT;
  if (count * (kinds + 3) >= 70)
    return DESK_STRENGTH_STRONG;
  return count * (kinds + 3) >= 44 ? DESK_STRENGTH_FAIR : DESK_STRENGTH_WEAK;
}
