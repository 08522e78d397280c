"""Addresses under /api/v1/reforms/."""

from django.urls import path

from reforms.api import views

app_name = "reforms_api"
urlpatterns = [
    path("", views.PlanList.as_view(), name="plans"),
    path("<slug:slug>/measures/", views.MeasureList.as_view(), name="measures"),
]
