from dialdown.ui.learn.trail import Trail


def test_back_and_forward_retrace_what_was_opened():
    trail = Trail()
    assert not trail.can_go_back
    assert not trail.can_go_forward
    for name in "abc":
        trail.visit(name)
    assert [trail.back(), trail.back(), trail.back()] == ["b", "a", None]
    assert trail.forward() == "b"
    assert trail.can_go_forward


def test_opening_something_new_forgets_what_lay_ahead_and_the_same_again_does_not():
    trail = Trail()
    for name in "abc":
        trail.visit(name)
    trail.back()
    trail.visit("b")
    assert trail.forward() == "c"
    trail.back()
    trail.visit("d")
    assert trail.forward() is None
    assert trail.back() == "b"
